public struct Bench {}
