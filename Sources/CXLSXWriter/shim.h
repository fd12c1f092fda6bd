/* libxlsxwriter, as Debian's libxlsxwriter-dev gives it. */
#include <xlsxwriter.h>
