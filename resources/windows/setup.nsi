; The setup of Mahak Desk: for one user, without administrator rights, in Persian and English.
;
; build_installer.py gives VERSION, NUMBERS (the version as Windows compares them), SOURCE (the frozen folder),
; OUTPUT, ICON, SIDE (a picture), KILOBYTES, and SIGN (a command that signs the file named after it) where there is a certificate.
;
; Without questions:   MahakDesk-Setup-….exe /S [/AUTOSTART=0] [/RELAUNCH] [/D=folder]
;                      uninstall.exe /S [/DELETEDATA]
; It ends with 0, or 2 where a running copy did not close, 3 where a newer version is installed.

Unicode true
!if /FileExists "${NSISDIR}\Stubs\zlib-amd64-unicode"
    Target amd64-unicode ; Debian's NSIS has it; a 32-bit setup does the same
!endif
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64 ; both programs carry the same modules

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include nsDialogs.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define IDENTITY "MahakDesk.MahakDesk" ; mahak_desk/windows/identity.py says the same
!define OURS "Software\MahakDesk"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\MahakDesk"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run" ; mahak_desk/windows/autostart.py switches it too
!define NOTICES "Software\Classes\AppUserModelId\${IDENTITY}"
!define DATA "$LOCALAPPDATA\MahakDesk" ; mahak_desk/sync/profile.py

Name "$(Product)"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\MahakDesk"
InstallDirRegKey HKCU "${OURS}" "InstallDir"
BrandingText "Mahak Desk ${VERSION}"
VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=1033 "ProductName" "Mahak Desk"
VIAddVersionKey /LANG=1033 "FileDescription" "Mahak Desk Setup"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "LegalCopyright" "MIT"
!ifdef SIGN
    !uninstfinalize '${SIGN} "%1"'
!endif

Var Autostart
Var AutostartBox
Var DeleteData
Var DeleteDataBox

; --- pages ---

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "$(AbortQuestion)"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${OURS}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "SetupLanguage"
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_WINDOWTITLE "محک‌دسک / Mahak Desk"
!define MUI_LANGDLL_INFO "زبان را انتخاب کنید. / Choose a language."

Page custom ChooseHow TakeChoice
!define MUI_PAGE_HEADER_TEXT "$(CopyingTitle)"
!define MUI_PAGE_HEADER_SUBTEXT "$(CopyingText)"
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "$(CopiedTitle)"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT " "
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(DoneTitle)"
!define MUI_FINISHPAGE_TEXT "$(DoneText)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\MahakDesk.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(OpenNow)"
!insertmacro MUI_PAGE_FINISH

UninstPage custom un.ChooseData un.TakeData
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "Farsi"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_RESERVEFILE_LANGDLL

!macro Words NAME FA EN
    LangString ${NAME} ${LANG_FARSI} `${FA}`
    LangString ${NAME} ${LANG_ENGLISH} `${EN}`
!macroend
; A sentence ends with a mark of direction, which keeps its full stop on the left.
!macro Sentence NAME FA EN
    !insertmacro Words ${NAME} "${FA}${U+200F}" "${EN}"
!macroend
!insertmacro Words Product "محک‌دسک" "Mahak Desk"
!insertmacro Sentence AbortQuestion "نصب نیمه‌کاره رها شود؟" "Leave without installing?"
!insertmacro Words ChooseTitle "نصب محک‌دسک ${VERSION}" "Install Mahak Desk ${VERSION}"
!insertmacro Sentence ChooseText "کالا و قیمت و موجودی از محک به سایت، سفارش‌های سایت به محک." \
    "Products, prices and stock from Mahak to the website; paid orders to Mahak."
!insertmacro Sentence UpgradeText "نسخهٔ $0 نصب است و جایش را به نسخهٔ ${VERSION} می‌دهد. اطلاعات و تنظیمات شما می‌ماند." \
    "Version $0 is installed and gives way to ${VERSION}. Your data and settings stay."
!insertmacro Sentence FreshText "برنامه فقط برای کاربر فعلی ویندوز نصب می‌شود و به رمز مدیر سیستم نیازی ندارد." \
    "The program is installed for the present Windows user only; no administrator is needed."
!insertmacro Words AutostartWords "با روشن شدن ویندوز، برنامه کنار ساعت شروع به کار کند" \
    "Start with Windows, in the tray"
!insertmacro Sentence AutostartWhy "تا برنامه اجرا نشود، قیمت و موجودی سایت به‌روز نمی‌شود و سفارش‌ها به محک نمی‌رسند." \
    "While the program is not running, prices and stock on the website stand still and no order reaches Mahak."
!insertmacro Sentence Folder "پوشهٔ برنامه:" "Folder of the program:"
!insertmacro Words CopyingTitle "در حال نصب" "Installing"
!insertmacro Sentence CopyingText "چند لحظه صبر کنید." "This takes a moment."
!insertmacro Words CopiedTitle "نصب انجام شد" "Installed"
!insertmacro Words DoneTitle "محک‌دسک آماده است" "Mahak Desk is ready"
!insertmacro Sentence DoneText "قدم بعدی: برنامه را باز کنید و نام کاربری و رمز مرکز مشتریان محک را وارد کنید.${U+200F}$\r$\n$\r$\nبرای آشنایی، یک فروشگاه تمرینی هم در برنامه هست که به اطلاعات واقعی کاری ندارد." \
    "Next: open the program and enter the user name and password of Mahak's customer centre.$\r$\n$\r$\nTo get to know it there is a practice shop too, which touches nothing real."
!insertmacro Words OpenNow "محک‌دسک باز شود" "Open Mahak Desk"
!insertmacro Sentence Running "محک‌دسک در حال اجراست. کارش را تمام می‌کند و بسته می‌شود، سپس نصب ادامه پیدا می‌کند." \
    "Mahak Desk is running. It finishes what it is doing and closes, then the installation goes on."
!insertmacro Sentence Waiting "در انتظار بسته شدن محک‌دسک…" "Waiting for Mahak Desk to close…"
!insertmacro Sentence StillRunning "محک‌دسک هنوز باز است. آن را از کنار ساعت ببندید و «تلاش مجدد» را بزنید." \
    "Mahak Desk is still open. End it from the tray, then press Retry."
!insertmacro Sentence NewerThere "نسخهٔ $0 نصب است که از این نسخه (${VERSION}) تازه‌تر است. نسخهٔ قدیمی‌تر شاید اطلاعات آن را باز نکند. با این حال نصب شود؟" \
    "Version $0 is installed, which is newer than this one (${VERSION}). The older one may not open its data. Install it all the same?"
!insertmacro Sentence TooOld "محک‌دسک به ویندوز ۱۰ یا ۱۱ نیاز دارد." "Mahak Desk needs Windows 10 or 11."
!insertmacro Words RemoveTitle "حذف محک‌دسک" "Remove Mahak Desk"
!insertmacro Sentence RemoveText "برنامه از این رایانه برداشته می‌شود." "The program is removed from this computer."
!insertmacro Words DeleteWords "اطلاعات محک‌دسک هم پاک شود" "Delete Mahak Desk's data too"
!insertmacro Sentence DeleteWhy "یعنی تنظیمات، پایگاه دادهٔ داخلی برنامه، نسخه‌های پشتیبان و رمزهای ذخیره‌شده. برگشت ندارد. اگر قرار است دوباره نصب کنید، علامت نزنید." \
    "Its settings, its own database, the backups and the stored passwords. This cannot be undone. Leave it unticked if you are going to install again."

; --- a running copy ---

!macro RunningCopy un
; Whether Windows refuses to let a program file be changed, as it does while it runs.
Function ${un}IsRunning
    StrCpy $R0 0
    ${For} $R1 1 2
        StrCpy $R2 "$INSTDIR\MahakDesk.exe"
        ${IfThen} $R1 = 2 ${|} StrCpy $R2 "$INSTDIR\mahak-desk.exe" ${|}
        ${If} ${FileExists} $R2
            ClearErrors
            FileOpen $R3 $R2 a
            ${If} ${Errors}
                StrCpy $R0 1
            ${Else}
                FileClose $R3
            ${EndIf}
        ${EndIf}
    ${Next}
FunctionEnd

; Asks every running copy to end (mahak_desk/windows/close_requests.py) and waits: an order on its way may take
; two minutes until its answer.
Function ${un}CloseRunning
    Call ${un}IsRunning
    ${If} $R0 = 0
        Return
    ${EndIf}
    ${IfNot} ${Silent}
        MessageBox MB_OKCANCEL|MB_ICONINFORMATION "$(Running)" IDOK +2
        Abort
    ${EndIf}
    ${Do}
        DetailPrint "$(Waiting)"
        StrCpy $R4 0
        ${For} $R5 1 300
            ${If} $R4 P= 0 ; again and again: a program that has just started does not listen yet
                System::Call 'kernel32::OpenEventW(i 2, i 0, w "Local\MahakDesk.Close") p .R4'
                ${If} $R4 P<> 0
                    System::Call 'kernel32::SetEvent(p R4)'
                ${EndIf}
            ${EndIf}
            Sleep 500
            Call ${un}IsRunning
            ${IfThen} $R0 = 0 ${|} ${ExitFor} ${|}
        ${Next}
        ${If} $R4 P<> 0
            System::Call 'kernel32::ResetEvent(p R4)' ; or the next start would end at once
            System::Call 'kernel32::CloseHandle(p R4)'
        ${EndIf}
        ${If} $R0 = 0
            Return
        ${EndIf}
        ${If} ${Silent}
            SetErrorLevel 2
            Quit
        ${EndIf}
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRunning)" IDRETRY +2
        Abort
    ${Loop}
FunctionEnd
!macroend
!insertmacro RunningCopy ""
!insertmacro RunningCopy "un."

; --- installing ---

Function .onInit
    ${IfNot} ${AtLeastWin10}
        MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
        Quit
    ${EndIf}
    ReadRegStr $0 HKCU "${OURS}" "Version"
    ReadRegStr $1 HKCU "${OURS}" "Numbers"
    ReadRegStr $2 HKCU "${OURS}" "SetupLanguage"
    ${If} $2 != ""
        StrCpy $LANGUAGE $2
    ${EndIf}
    ${IfNot} ${Silent}
        ; Whoever just presses OK gets Persian: many of the shops' PCs speak English, their people do not.
        ${IfThen} $2 == "" ${|} StrCpy $LANGUAGE ${LANG_FARSI} ${|}
        !insertmacro MUI_LANGDLL_DISPLAY
    ${EndIf}
    ${If} $1 != ""
        ${VersionCompare} $1 "${NUMBERS}" $2
        ${If} $2 = 1
            ${If} ${Silent}
                SetErrorLevel 3
                Quit
            ${EndIf}
            MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(NewerThere)" IDYES +2
            Quit
        ${EndIf}
    ${EndIf}
    ; A first installation starts with Windows unless told otherwise; later ones leave it as it was set.
    StrCpy $Autostart 1
    ${If} $1 != ""
        ReadRegStr $2 HKCU "${RUN}" "MahakDesk"
        ${IfThen} $2 == "" ${|} StrCpy $Autostart 0 ${|}
    ${EndIf}
    ${GetParameters} $2
    ClearErrors
    ${GetOptions} $2 "/AUTOSTART=" $3
    ${IfNot} ${Errors}
        StrCpy $Autostart $3
    ${EndIf}
FunctionEnd

Function ChooseHow
    !insertmacro MUI_HEADER_TEXT "$(ChooseTitle)" "$(ChooseText)"
    nsDialogs::Create 1018
    Pop $1
    nsDialogs::SetRTL $(^RTL)
    StrCpy $2 "$(FreshText)"
    ReadRegStr $0 HKCU "${OURS}" "Version"
    ${IfThen} $0 != "" ${|} StrCpy $2 "$(UpgradeText)" ${|}
    ${NSD_CreateLabel} 0 0 100% 24u "$2"
    Pop $1
    ${NSD_CreateCheckBox} 0 34u 100% 12u "$(AutostartWords)"
    Pop $AutostartBox
    ${IfThen} $Autostart = 1 ${|} ${NSD_Check} $AutostartBox ${|}
    ${NSD_CreateLabel} 12u 48u -12u 24u "$(AutostartWhy)"
    Pop $1
    ${NSD_CreateLabel} 0 92u 100% 10u "$(Folder)"
    Pop $1
    ${NSD_CreateText} 0 104u 100% 13u "$INSTDIR"
    Pop $1
    SendMessage $1 ${EM_SETREADONLY} 1 0
    GetDlgItem $1 $HWNDPARENT 1
    SendMessage $1 ${WM_SETTEXT} 0 "STR:$(^InstallBtn)"
    nsDialogs::Show
FunctionEnd

Function TakeChoice
    ${NSD_GetState} $AutostartBox $Autostart
FunctionEnd

; A shortcut that carries the program's identity: Windows takes a notice's name and icon from it.
Function MakeShortcut
    CreateShortcut "$SMPROGRAMS\$(Product).lnk" "$INSTDIR\MahakDesk.exe"
    !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
    ${If} $0 P<> 0
        ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
        ${If} $1 P<> 0
            ${IPersistFile::Load} $1 '("$SMPROGRAMS\$(Product).lnk", ${STGM_READWRITE})'
            ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
            ${If} $2 P<> 0
                System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r3'
                System::Call '*(&w255 "${IDENTITY}")p.r4'
                System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,p r4)p.r5'
                ${IPropertyStore::SetValue} $2 '(r3,r5)'
                ${IPropertyStore::Commit} $2 ""
                System::Free $5
                System::Free $4
                System::Free $3
                ${IUnknown::Release} $2 ""
            ${EndIf}
            ${IPersistFile::Save} $1 '("$SMPROGRAMS\$(Product).lnk",1)'
            ${IUnknown::Release} $1 ""
        ${EndIf}
        ${IUnknown::Release} $0 ""
    ${EndIf}
FunctionEnd

Section
    Call CloseRunning
    Delete "$SMPROGRAMS\محک‌دسک.lnk" ; whichever language it was installed in before
    Delete "$SMPROGRAMS\Mahak Desk.lnk"
    RMDir /r "$INSTDIR\_internal" ; libraries of an older version must not stay beside the new ones
    SetOutPath "$INSTDIR"
    File /r /x mahak-desk.pkg "${SOURCE}\*"
    Delete "$INSTDIR\mahak-desk.pkg" ; the modules of both programs, once on the disk
    System::Call 'kernel32::CreateHardLinkW(w "$INSTDIR\mahak-desk.pkg", w "$INSTDIR\MahakDesk.pkg", p 0) i .R0'
    ${If} $R0 = 0 ; a disk without such links
        CopyFiles /SILENT "$INSTDIR\MahakDesk.pkg" "$INSTDIR\mahak-desk.pkg"
    ${EndIf}
    WriteUninstaller "$INSTDIR\uninstall.exe"
    Call MakeShortcut

    WriteRegStr HKCU "${OURS}" "InstallDir" "$INSTDIR"
    WriteRegStr HKCU "${OURS}" "Version" "${VERSION}"
    WriteRegStr HKCU "${OURS}" "Numbers" "${NUMBERS}"
    WriteRegStr HKCU "${OURS}" "SetupLanguage" "$LANGUAGE"
    WriteRegStr HKCU "${NOTICES}" "DisplayName" "$(Product)"
    WriteRegStr HKCU "${NOTICES}" "IconUri" "$INSTDIR\_internal\resources\icons\mark.png" ; notices know no drawings
    ${If} $Autostart = 1
        WriteRegStr HKCU "${RUN}" "MahakDesk" '"$INSTDIR\MahakDesk.exe" --hidden'
    ${Else}
        DeleteRegValue HKCU "${RUN}" "MahakDesk"
    ${EndIf}

    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "$(Product)"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\MahakDesk.exe"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Mahak Desk"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

; After an update that the program itself asked for.
Function .onInstSuccess
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/RELAUNCH" $1
    ${IfNot} ${Errors}
        Exec '"$INSTDIR\MahakDesk.exe" --hidden'
    ${EndIf}
FunctionEnd

; --- removing ---

Function un.onInit
    !insertmacro MUI_UNGETLANGUAGE
    StrCpy $DeleteData 0
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/DELETEDATA" $1
    ${IfNot} ${Errors}
        StrCpy $DeleteData 1
    ${EndIf}
FunctionEnd

Function un.ChooseData
    !insertmacro MUI_HEADER_TEXT "$(RemoveTitle)" "$(RemoveText)"
    nsDialogs::Create 1018
    Pop $1
    nsDialogs::SetRTL $(^RTL)
    ${NSD_CreateCheckBox} 0 8u 100% 12u "$(DeleteWords)"
    Pop $DeleteDataBox
    ${NSD_CreateLabel} 12u 22u -12u 36u "$(DeleteWhy)"
    Pop $1
    ${NSD_CreateText} 12u 62u -12u 13u "${DATA}"
    Pop $1
    SendMessage $1 ${EM_SETREADONLY} 1 0
    GetDlgItem $1 $HWNDPARENT 1
    SendMessage $1 ${WM_SETTEXT} 0 "STR:$(^UninstallBtn)"
    nsDialogs::Show
FunctionEnd

Function un.TakeData
    ${NSD_GetState} $DeleteDataBox $DeleteData
FunctionEnd

Section Uninstall
    Call un.CloseRunning
    ${If} $DeleteData = 1
        ; The keyring's entries are known to the program only, shop by shop.
        nsExec::Exec '"$INSTDIR\mahak-desk.exe" credentials forget'
        Pop $0
        FindFirst $1 $2 "${DATA}\profiles\*"
        ${DoWhile} $2 != ""
            ${If} $2 != "."
            ${AndIf} $2 != ".."
                nsExec::Exec '"$INSTDIR\mahak-desk.exe" --profile "$2" credentials forget'
                Pop $0
            ${EndIf}
            FindNext $1 $2
        ${Loop}
        FindClose $1
        RMDir /r "${DATA}"
    ${EndIf}
    ; By name, and never the folder with whatever else is in it: a person may have chosen any.
    Delete "$INSTDIR\MahakDesk.exe"
    Delete "$INSTDIR\mahak-desk.exe"
    Delete "$INSTDIR\MahakDesk.pkg"
    Delete "$INSTDIR\mahak-desk.pkg"
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\محک‌دسک.lnk"
    Delete "$SMPROGRAMS\Mahak Desk.lnk"
    DeleteRegValue HKCU "${RUN}" "MahakDesk"
    DeleteRegKey HKCU "${NOTICES}"
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "${OURS}"
SectionEnd
