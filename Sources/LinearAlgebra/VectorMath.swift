import CKernels
import Foundation

/// Logarithms and exponentials of many numbers at once, on the machine's vector instructions.
///
/// Errors stay below one unit in the last place, and every machine gives the same bits.
package enum VectorMath {
  /// Writes the logarithm of each normal positive number, and not a number for any other.
  static func logarithms(
    of source: UnsafePointer<Double>, into target: UnsafeMutablePointer<Double>, count: Int
  ) {
    modality_logarithms(source, target, count)
  }

  /// The exponentials of many numbers. Beyond ±708 the C library's are taken.
  package static func exponentials(_ values: [Double]) -> [Double] {
    mapped(values, modality_exponentials, exp)
  }

  /// The natural logarithms of many numbers; of those that are not normal and positive, what the C
  /// library says.
  package static func logarithms(_ values: [Double]) -> [Double] {
    mapped(values, modality_logarithms, log)
  }

  private static func mapped(
    _ values: [Double],
    _ loop: (UnsafePointer<Double>?, UnsafeMutablePointer<Double>?, Int) -> Void,
    _ exception: (Double) -> Double
  ) -> [Double] {
    values.withUnsafeBufferPointer { source in
      [Double](unsafeUninitializedCapacity: source.count) { target, count in
        loop(source.baseAddress, target.baseAddress, source.count)
        count = source.count
        for i in 0..<count where target[i].isNaN { target[i] = exception(source[i]) }
      }
    }
  }
}
