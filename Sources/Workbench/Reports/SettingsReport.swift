import Claims

/// The settings that comparison depends on, those that differ from the default marked. In JSON a line each:
/// {"type":"setting","name":"about","value":"10","isDefault":true}.
enum SettingsReport {
    static func answer(_ policy: Policy, _ catalogue: Catalogue) -> Answer {
        let usual = Policy()
        var rows: [(name: String, value: String, isDefault: Bool)] = [
            ("about", "\(policy.aboutPercent.jsonText) %", policy.aboutPercent == usual.aboutPercent),
            ("rounding", "\(policy.roundingPercent.jsonText) %", policy.roundingPercent == usual.roundingPercent),
        ]
        for (id, vague) in catalogue.vague.sorted(by: { $0.key < $1.key }) {
            let interval = policy.vague[id] ?? vague.interval
            rows.append(("vague \(id)", interval.description, policy.vague[id] == nil))
        }
        for rate in policy.rates {
            rows.append(("rate \(rate.from) \(rate.to)", "\(rate.factor.jsonText), by \(rate.source)", false))
        }
        var table = Table([.init("setting"), .init("value", least: 6), .init("")])
        table.rows = rows.map { [Phrase($0.name), Phrase($0.value, .figure), Phrase($0.isDefault ? "" : "yours")] }
        let json = rows.map { row in
            JSONLine.object { writer in
                writer.member("type", "setting")
                writer.member("name", row.name)
                writer.member("value", row.value)
                writer.member("isDefault", row.isDefault)
            }
        }
        return Answer([.table(table.withoutEmptyColumns)], json: json)
    }
}
