// What Datasette's table page would say in a script of its own, which the policy of the desk does not run.
window.DATASETTE_ALLOW_FACET = true;
