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

  /// Writes the exponential of each number. Beyond ±708 the C library's are taken.
  package static func exponentials(
    of source: UnsafePointer<Double>, into target: UnsafeMutablePointer<Double>, count: Int
  ) {
    modality_exponentials(source, target, count)
    if modality_are_finite(target, count) != 0 { return }
    for i in 0..<count where target[i].isNaN { target[i] = exp(source[i]) }
  }

  /// The natural logarithms of many numbers; of those that are not normal and positive, what the C
  /// library says.
  package static func logarithms(_ values: [Double]) -> [Double] {
    values.withUnsafeBufferPointer { source in
      [Double](unsafeUninitializedCapacity: source.count) { target, count in
        modality_logarithms(source.baseAddress, target.baseAddress, source.count)
        count = source.count
        for i in 0..<count where target[i].isNaN { target[i] = log(source[i]) }
      }
    }
  }
}
