/* The Expat XML parser, as Debian's libexpat1-dev gives it. */
#include <expat.h>
