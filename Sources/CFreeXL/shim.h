/* FreeXL, which reads Excel workbooks of 1997 to 2003, as Debian's libfreexl-dev gives it. */
#include <freexl.h>
