import CXLSXWriter

/// Writes a rule for input.
struct RuleWriter {
  let rule: InputRule
  let texts: CTexts

  func write(on target: UnsafeMutablePointer<lxw_worksheet>) throws(WorkbookFault) {
    var validation = lxw_data_validation()
    validation.input_title = texts.copy(ifAny: WritableText.text(rule.title))
    validation.input_message = texts.copy(ifAny: WritableText.text(rule.prompt))
    validation.error_title = texts.copy(ifAny: WritableText.text(rule.title))
    validation.error_message = texts.copy(ifAny: WritableText.text(rule.refusal))
    validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
    if rule.isAdvice { validation.show_error = UInt8(LXW_VALIDATION_OFF.rawValue) }
    var choices: [UnsafeMutablePointer<CChar>?] = []
    switch rule.allowed {
    case .whole(let range):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
      validation.minimum_number = Double(range.lowerBound)
      validation.maximum_number = Double(range.upperBound)
    case .decimal(let range):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
      validation.minimum_number = range.lowerBound
      validation.maximum_number = range.upperBound
    case .choice(let options):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      choices = options.map { texts.copy(WritableText.text($0)) } + [nil]
    case .choiceFrom(let formula):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      validation.value_formula = texts.copy("=" + formula)
    case .text(let longest):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LENGTH.rawValue)
      validation.minimum_number = 0
      validation.maximum_number = Double(longest)
    case .formula(let formula):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_CUSTOM_FORMULA.rawValue)
      validation.value_formula = texts.copy("=" + formula)
    }
    let code = choices.withUnsafeMutableBufferPointer { choices in
      if !choices.isEmpty { validation.value_list = choices.baseAddress }
      return worksheet_data_validation_range(
        target, lxw_row_t(rule.range.first.row), lxw_col_t(rule.range.first.column),
        lxw_row_t(rule.range.last.row), lxw_col_t(rule.range.last.column), &validation)
    }
    try check(code, "writing the rule for \(rule.range.first.name)")
  }
}
