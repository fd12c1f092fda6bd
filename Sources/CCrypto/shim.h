/* The digests of OpenSSL's libcrypto, as Debian's libssl-dev gives it. */
#include <openssl/evp.h>
