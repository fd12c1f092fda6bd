import CLAPACKE

/// Holds OpenBLAS to one thread.
///
/// The systems solved here are small, so that OpenBLAS's own threads cost more than they bring, and
/// results would depend on how many cores the machine has. Batches are spread over threads by the
/// caller instead. Every entry point touches `ready` before its first call into BLAS.
enum SingleThreadedBLAS {
  /// Set once, on first use; Swift makes the initialisation of a static constant thread-safe.
  static let ready: Bool = {
    openblas_set_num_threads(1)
    return true
  }()
}
