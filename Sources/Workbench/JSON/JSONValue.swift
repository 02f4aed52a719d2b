/// Any JSON value, members in order, numbers as they are written: for upgrading documents, where shape matters and speed does not.
package indirect enum JSONValue: Sendable, Hashable {
    case object([Member])
    case array([JSONValue])
    case string(String)
    /// As written.
    case number(String)
    case boolean(Bool)
    case null

    /// A member of an object.
    package struct Member: Sendable, Hashable {
        package var name: String
        package var value: JSONValue
        /// A member.
        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }
}

extension JSONReader {
    /// Any value.
    package mutating func value() throws(JSONError) -> JSONValue {
        switch kind {
        case .object:
            var members: [JSONValue.Member] = []
            try object { json, key throws(JSONError) in members.append(.init(key.text, try json.value())) }
            return .object(members)
        case .array:
            var values: [JSONValue] = []
            try array { json throws(JSONError) in values.append(try json.value()) }
            return .array(values)
        case .string: return .string(try string())
        case .boolean: return .boolean(try boolean())
        case .null:
            _ = try isNull()
            return .null
        case .number, nil: return .number(try skip())
        }
    }
}

extension JSONWriter {
    /// Any value.
    package mutating func value(_ value: JSONValue) {
        switch value {
        case .object(let members):
            beginObject()
            for member in members {
                key(member.name)
                self.value(member.value)
            }
            endObject()
        case .array(let values):
            beginArray()
            for element in values { self.value(element) }
            endArray()
        case .string(let text): self.value(text)
        case .number(let text): raw(text)
        case .boolean(let truth): self.value(truth)
        case .null: null()
        }
    }
}
