import Regression
import Testing

@Suite struct FormulaModelTests {
  private func value(_ text: String, x: Double = 2, a: Double = 3) throws -> Double {
    try FormulaModel(parsing: text, parameters: [ModelParameter("a")]).value(at: [x], [a])
  }

  @Test func operatorsBindAsInMathematics() throws {
    #expect(try value("a + x*x^2") == 11)
    #expect(try value("-x^2 + 0*a") == -4)
    #expect(try value("2^3^2*a/a") == 512)
    #expect(try value("a - x - 1") == 0)
    #expect(try value("12/x/a") == 2)
    #expect(try value("(a)*[x+1]") == 9)
    #expect(try value("a*x**-1") == 1.5)
    #expect(try value("1.5e1 - a") == 12)
    #expect(try value("exp(a - 3) + log(a - 2) + sqrt(x*2)") == 3)
    #expect(try value("a*arctan(1) - 3*pi/4") == 0)
    #expect(try value("a*sin(0) + cos(0)") == 1)
  }

  @Test func mistakesAreFoundWithTheirColumn() {
    func error(_ text: String) -> FormulaError? {
      do {
        _ = try value(text)
        return nil
      } catch let error as FormulaError {
        return error
      } catch {
        return nil
      }
    }
    #expect(error("a + b") == .unknownName("b", column: 5))
    #expect(error("x + 1") == .unusedParameter(name: "a"))
    #expect(
      error("a * (x + 1")
        == .unexpected(found: "the end", column: 11, expected: "a closing parenthesis"))
    #expect(
      error("a + * x")
        == .unexpected(found: "“*”", column: 5, expected: "a number, a name or a parenthesis"))
    #expect(
      error("a x") == .unexpected(found: "“x”", column: 3, expected: "an operator or the end"))
    #expect(error("a + 1.2.3") == .unexpected(found: "1.2.3", column: 5, expected: "a number"))
    #expect(
      error("a + exp x")
        == .unexpected(
          found: "“x”", column: 9, expected: "an opening parenthesis"))
  }
}
