import LaborSeries
import Testing

@testable import Ingest

@Suite struct SeriesIDTests {
  private func oews(_ text: String) throws -> OEWSSeries {
    guard case .oews(let series) = try SeriesID(parsing: text) else {
      throw SeriesIDError.unknownSurvey(text)
    }
    return series
  }

  @Test func anIDNamesAreaOccupationAndMeasure() throws {
    let wage = try oews("OEUS060000000000029203513")
    #expect(wage.areaKind == .state)
    #expect(wage.area == "06")
    #expect(wage.industry == "000000")
    #expect(wage.ownership == "1235")
    #expect(wage.occupation == "29-2035")
    #expect(wage.measure == .annualMedian)
    #expect(wage.isAnnual && !wage.isHourly)
    let jobs = try oews("OEUN000000000000029203501")
    #expect(jobs.area == PublishedArea.unitedStates.code)
    #expect(jobs.measure == .employment)
  }

  @Test func areasAreCodedAsInTheWorkbooks() throws {
    #expect(try oews("OEUM001042000000029203501").area == "10420")
    #expect(try oews("OEUM001042000000029203501").areaKind == .metropolitan)
    #expect(try oews("OEUM010000100000029203501").area == "0100001")
    #expect(try oews("OEUM010000100000029203501").areaKind == .nonmetropolitan)
    #expect(try oews("OEUS720000000000029203501").areaKind == .territory)
  }

  @Test func idsAreMadeOfWhatTheyMean() {
    func id(_ kind: PublishedArea.Kind, _ area: String) -> String? {
      OEWSSeries.id(of: .annualMedian, occupation: "29-2035", areaKind: kind, area: area)
    }
    #expect(id(.nation, "99") == "OEUN000000000000029203513")
    #expect(id(.state, "06") == "OEUS060000000000029203513")
    #expect(id(.metropolitan, "10420") == "OEUM001042000000029203513")
    #expect(id(.nonmetropolitan, "0100001") == "OEUM010000100000029203513")
    #expect(id(.state, "6") == nil)
    #expect(id(.metropolitan, "0100001") == nil)
    #expect(
      OEWSSeries.id(of: .population, occupation: "29-2035", areaKind: .nation, area: "99") == nil)
  }

  @Test func sectorsAndOwnershipAreReadFromTheIndustry() throws {
    #expect(try oews("OEUN000000062--6329203501").industry == "62--63")
    #expect(try oews("OEUN000000062200529203501").ownership == "5")
    #expect(try oews("OEUN000000062210229203501").ownership == "2")
    #expect(try oews("OEUN000000062150029203501").ownership == "")
    #expect(try oews("OEUN000000099910129203501").ownership == "1")
  }

  @Test func employmentSeriesAreInThousands() throws {
    guard case .employment(let series) = try SeriesID(parsing: "CES6562000001") else {
      Issue.record("CES6562000001 is a series of CE")
      return
    }
    #expect(series.isSeasonallyAdjusted)
    #expect(series.industry == "65620000")
    #expect(series.measure.factor == 1000)
    #expect(series.measure.measure == .employment)
  }

  @Test func datatypesWithoutAMeasureOfTheirOwnAreToldByTheDetail() throws {
    guard case .employment(let series) = try SeriesID(parsing: "CEU6562000002") else {
      Issue.record("CEU6562000002 is a series of CE")
      return
    }
    #expect(series.measure.measure == .employmentStatistic && series.measure.factor == 1)
    #expect(series.detail == "not seasonally adjusted; datatype 02")
  }

  /// 0031084 and 0071654 are divisions in oe.area of January 2015, 0071650 is their whole.
  @Test(arguments: [
    ("31084", PublishedArea.Kind.metropolitanDivision), ("71654", .metropolitanDivision),
    ("71650", .metropolitan),
  ])
  func metropolitanDivisionsAreToldByTheirCodes(code: String, kind: PublishedArea.Kind) throws {
    let id = try #require(
      OEWSSeries.id(
        of: .employment, occupation: "29-2035", areaKind: .metropolitan, area: code))
    #expect(id == "OEUM00\(code)00000029203501")
    #expect(try oews(id).areaKind == kind && oews(id).area == code)
    #expect(
      OEWSSeries.id(of: .employment, occupation: "29-2035", areaKind: kind, area: code) == id)
  }

  @Test(arguments: [
    ("OEUN00000000000002920350", "24 characters"),
    ("OEUN0000000000000292035010", "26 characters"),
    ("OEUX000000000000029203501", "area"),
    ("OEUN060000000000029203501", "area"),
    ("OESN000000000000029203501", "seasonal"),
    ("OEUN0000000000000292O3501", "occupation"),
    ("OEUN0000000aaaaaa29203501", "industry"),
    ("OEUN000000000000029203518", "datatype"),
    ("OEUN000000000000029203500", "datatype"),
    ("CEX6562000001", "seasonal"),
    ("CES656200000", "12 characters"),
    ("LAUCN281070000000003", "OE or CE"),
    ("OE", "2 characters"),
  ])
  func aBrokenIDIsRefusedWithItsFault(id: String, fault: String) {
    #expect {
      _ = try SeriesID(parsing: id)
    } throws: { "\($0)".contains(fault) && "\($0)".contains(id) }
  }
}
