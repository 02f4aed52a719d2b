package struct Bench {}
