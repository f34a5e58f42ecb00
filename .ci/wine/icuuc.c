/* Stands in for the icuuc.dll that Windows 10 has and Wine has not; Qt6Core will not load without one.

   Qt asks it for text codecs beyond Unicode only. Opening one fails here, as ICU itself reports it, and the
   functions that take an open codec are never reached. */

enum { U_FILE_ACCESS_ERROR = 4 };

__declspec(dllexport) void *ucnv_open(const char *name, int *error)
{
    *error = U_FILE_ACCESS_ERROR;
    return 0;
}

__declspec(dllexport) int ucnv_countAvailable(void)
{
    return 0;
}

#define NEVER_REACHED(name) \
    __declspec(dllexport) void *name(void) { return 0; }

NEVER_REACHED(ucnv_close)
NEVER_REACHED(ucnv_reset)
NEVER_REACHED(ucnv_getMaxCharSize)
NEVER_REACHED(ucnv_getName)
NEVER_REACHED(ucnv_getStandardName)
NEVER_REACHED(ucnv_getAvailableName)
NEVER_REACHED(ucnv_getToUCallBack)
NEVER_REACHED(ucnv_setToUCallBack)
NEVER_REACHED(ucnv_getFromUCallBack)
NEVER_REACHED(ucnv_setFromUCallBack)
NEVER_REACHED(ucnv_toUnicode)
NEVER_REACHED(ucnv_toUCountPending)
NEVER_REACHED(ucnv_fromUnicode)
NEVER_REACHED(ucnv_fromUCountPending)
NEVER_REACHED(ucnv_cbToUWriteUChars)
NEVER_REACHED(ucnv_cbFromUWriteUChars)
NEVER_REACHED(UCNV_TO_U_CALLBACK_SUBSTITUTE)
NEVER_REACHED(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
