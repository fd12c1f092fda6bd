/// Days as spreadsheets count them: 1 is January 1, 1900, and 60 is a February 29 that never was,
/// so that 61 is March 1, 1900.
public enum CalendarDay {
  /// The year, month and day of a day's number; nil outside of the years 1900 to 9999, which are
  /// those that spreadsheets show, and for the day that never was.
  public static func date(ofDay number: Double) -> (year: Int, month: Int, day: Int)? {
    guard number >= 1, number < 2_958_466 else { return nil }
    let serial = Int(number)
    guard serial != 60 else { return nil }
    return civil(fromDays: serial - (serial < 60 ? 25_568 : 25_569))
  }

  /// The number of a date written as ISO 8601 does, with or without a time of day.
  static func number(ofISO text: ArraySlice<UInt8>) -> Double? {
    let parts = text.split(separator: UInt8(ascii: "T"), maxSplits: 1)
    guard let first = parts.first else { return nil }
    let date = first.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let numbers = date.map { whole($0) }
    guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let day = numbers[2],
      (1900...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let days = days(year, month, day)
    guard let back = civil(fromDays: days), back == (year, month, day) else { return nil }
    let serial = Double(days + (days < -25_508 ? 25_568 : 25_569))
    guard parts.count == 2 else { return serial }
    guard let time = fraction(ofTime: parts[1]) else { return nil }
    return serial + time
  }

  private static func fraction(ofTime text: ArraySlice<UInt8>) -> Double? {
    var clock = text
    if clock.last == UInt8(ascii: "Z") { clock.removeLast() }
    let parts = clock.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, let hour = whole(parts[0]), hour < 24,
      let minute = whole(parts[1]), minute < 60
    else { return nil }
    var seconds = 0.0
    if parts.count == 3 {
      guard let value = DecimalNumber.value(of: parts[2]), value >= 0, value < 61 else {
        return nil
      }
      seconds = value
    }
    return (Double(hour * 3600 + minute * 60) + seconds) / 86_400
  }

  private static func whole(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...4).contains(digits.count), digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Days from January 1, 1970 to a date of the Gregorian calendar (Hinnant, 2013).
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int)? {
    let shifted = days + 719_468
    guard shifted >= 0 else { return nil }
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let civilMonth = month < 10 ? month + 3 : month - 9
    return (yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, day)
  }
}
