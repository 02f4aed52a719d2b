/// The fields of an edit in words, claims by their handles.
enum EditText {
    /// "event=injured place=Almaty".
    static func of(_ edit: ClaimEdit, _ session: Session) -> String {
        edit.fields.map { "\($0.field.rawValue)=\(value($0, session))" }.joined(separator: " ")
    }

    /// A field's value; a claim that is named by its key is shown by its handle.
    static func value(_ item: (field: ClaimEdit.Field, value: String), _ session: Session) -> String {
        item.field == .partOf && item.value != "none" ? session.handleText(item.value) : item.value
    }
}
