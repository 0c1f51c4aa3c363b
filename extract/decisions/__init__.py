"""Decisions as their layout prescribes (Decree 30/2020/NĐ-CP): letterhead, basis, articles, signature, annexes."""
