/* libzip, as Debian's libzip-dev gives it. */
#include <zip.h>
