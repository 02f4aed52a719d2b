/// Place names as they are compared.
enum PlaceName {
    /// The name in lower case, without what stands around it.
    static func folded(_ name: String) -> String {
        let lower = name.lowercased()
        return lower
    }
}
