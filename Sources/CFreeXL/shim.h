/* FreeXL, which reads Excel workbooks of 1997 to 2003, as Debian's libfreexl-dev gives it. */
#include <freexl.h>

/* FreeXL opens paths alone, so that a member of an archive becomes a file without a name first.
   The declaration in <sys/mman.h> is there for GNU sources only. */
extern int memfd_create(const char *name, unsigned int flags);
