/*
 * Made by `node tools/generate/layouts.ts` from xkb-data 2.35.1-1 (MIT); do not edit by hand.
 */

/**
 * What common layouts make of the keys of a US keyboard, without and with Shift, in the order of its rows from the top
 * left key to the slash, and Space. A combining mark stands for a dead key, NUL for a key without a character.
 */
export const layouts: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  us: [
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./ ",
    '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>? ',
  ],
  'us(intl)': [
    '̀1234567890-=qwertyuiop[]\\asdfghjkl;́zxcvbnm,./ ',
    '̃!@#$%̂&*()_+QWERTYUIOP{}|ASDFGHJKL:̈ZXCVBNM<>? ',
  ],
  'us(dvorak)': [
    "`1234567890[]',.pyfgcrl/=\\aoeuidhtns-;qjkxbmwvz ",
    '~!@#$%^&*(){}"<>PYFGCRL?+|AOEUIDHTNS_:QJKXBMWVZ ',
  ],
  gb: [
    "`1234567890-=qwertyuiop[]#asdfghjkl;'zxcvbnm,./ ",
    '¬!"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>? ',
  ],
  ie: [
    "`1234567890-=qwertyuiop[]#asdfghjkl;'zxcvbnm,./ ",
    '¬!"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>? ',
  ],
  id: [
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./ ",
    '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>? ',
  ],
  ca: ['#1234567890-=qwertyuiop̧̂<asdfghjkl;̀zxcvbnm,.é ', '|!"/$%?&*()_+QWERTYUIOP̂̈>ASDFGHJKL:̀ZXCVBNM\'.É '],
  br: ["'1234567890-=qwertyuioṕ[]asdfghjklç̃zxcvbnm,.; ", '"!@#$%̈&*()_+QWERTYUIOP̀{}ASDFGHJKLÇ̂ZXCVBNM<>: '],
  jp: [
    '\u00001234567890-^qwertyuiop@[]asdfghjkl;:zxcvbnm,./ ',
    '\u0000!"#$%&\'()~=~QWERTYUIOP`{}ASDFGHJKL+*ZXCVBNM<>? ',
  ],
  kr: [
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./ ",
    '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>? ',
  ],
  es: ["º1234567890'¡qwertyuiop̀+çasdfghjklñ́zxcvbnm,.- ", 'ª!"·$%&/()=?¿QWERTYUIOP̂*ÇASDFGHJKLÑ̈ZXCVBNM;:_ '],
  latam: [
    "|1234567890'¿qwertyuioṕ+}asdfghjklñ{zxcvbnm,.- ",
    '°!"#$%&/()=?¡QWERTYUIOP̈*]ASDFGHJKLÑ[ZXCVBNM;:_ ',
  ],
  it: [
    "\\1234567890'ìqwertyuiopè+ùasdfghjklòàzxcvbnm,.- ",
    '|!"£$%&/()=?^QWERTYUIOPé*§ASDFGHJKLç°ZXCVBNM;:_ ',
  ],
  pt: ["\\1234567890'«qwertyuiop+́̃asdfghjklçºzxcvbnm,.- ", '|!"#$%&/()=?»QWERTYUIOP*̀̂ASDFGHJKLÇªZXCVBNM;:_ '],
  fr: ['²&é"\'(-è_çà)=azertyuiop̂$*qsdfghjklmùwxcvbn,;:! ', '~1234567890°+AZERTYUIOP̈£µQSDFGHJKLM%WXCVBN?./§ '],
  be: ['²&é"\'(§è!çà)-azertyuiop̂$µqsdfghjklmùwxcvbn,;:= ', '³1234567890°_AZERTYUIOP̈*£QSDFGHJKLM%WXCVBN?./+ '],
  ch: ["§1234567890'̂qwertzuiopü̈$asdfghjklöäyxcvbnm,.- ", '°+"*ç%&/()=?̀QWERTZUIOPè!£ASDFGHJKLéàYXCVBNM;:_ '],
  'ch(fr)': [
    "§1234567890'̂qwertzuiopè̈$asdfghjkléàyxcvbnm,.- ",
    '°+"*ç%&/()=?̀QWERTZUIOPü!£ASDFGHJKLöäYXCVBNM;:_ ',
  ],
  de: ['̂1234567890ß́qwertzuiopü+#asdfghjklöäyxcvbnm,.- ', '°!"§$%&/()=?̀QWERTZUIOPÜ*\'ASDFGHJKLÖÄYXCVBNM;:_ '],
  at: ['̂1234567890ß́qwertzuiopü+#asdfghjklöäyxcvbnm,.- ', '°!"§$%&/()=?̀QWERTZUIOPÜ*\'ASDFGHJKLÖÄYXCVBNM;:_ '],
  nl: ['@1234567890/°qwertyuiop̈*<asdfghjkl+́zxcvbnm,.- ', '§!"#$%&_()\'?̃QWERTYUIOP̂|>ASDFGHJKL±̀ZXCVBNM;:= '],
  dk: ["½1234567890+́qwertyuiopå̈'asdfghjklæøzxcvbnm,.- ", '§!"#¤%&/()=?̀QWERTYUIOPÅ̂*ASDFGHJKLÆØZXCVBNM;:_ '],
  no: ["|1234567890+\\qwertyuiopå̈'asdfghjkløæzxcvbnm,.- ", '§!"#¤%&/()=?̀QWERTYUIOPÅ̂*ASDFGHJKLØÆZXCVBNM;:_ '],
  se: ["§1234567890+́qwertyuiopå̈'asdfghjklöäzxcvbnm,.- ", '½!"#¤%&/()=?̀QWERTYUIOPÅ̂*ASDFGHJKLÖÄZXCVBNM;:_ '],
  fi: ["§1234567890+́qwertyuiopå̈'asdfghjklöäzxcvbnm,.- ", '½!"#¤%&/()=?̀QWERTYUIOPÅ̂*ASDFGHJKLÖÄZXCVBNM;:_ '],
  is: ["̊1234567890ö-qwertyuiopð'+asdfghjklǽzxcvbnm,.þ ", '̈!"#$%&/()=Ö_QWERTYUIOPÐ?*ASDFGHJKLǼZXCVBNM;:Þ '],
  pl: [
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./ ",
    '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>? ',
  ],
  cz: [';+ěščřžýáíé=́qwertzuiopú)̈asdfghjklů§yxcvbnm,.- ', '̊1234567890%̌QWERTZUIOP/(\'ASDFGHJKL"!YXCVBNM?:_ '],
  sk: [';+ľščťžýáíé=́qwertzuiopúäňasdfghjklô§yxcvbnm,.- ', '̊1234567890%̌QWERTZUIOP/()ASDFGHJKL"!YXCVBNM?:_ '],
  hu: [
    '0123456789öüóqwertzuiopőúűasdfghjkléáyxcvbnm,.- ',
    '§\'"+!%/=()ÖÜÓQWERTZUIOPŐÚŰASDFGHJKLÉÁYXCVBNM?:_ ',
  ],
  ro: [
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./ ",
    '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>? ',
  ],
  hr: [
    "`1234567890'+qwertzuiopšđžasdfghjklčćyxcvbnm,.- ",
    '~!"#$%&/()=?*QWERTZUIOPŠĐŽASDFGHJKLČĆYXCVBNM;:_ ',
  ],
  si: [
    "¸1234567890'+qwertzuiopšđžasdfghjklčćyxcvbnm,.- ",
    '¨!"#$%&/()=?*QWERTZUIOPŠĐŽASDFGHJKLČĆYXCVBNM;:_ ',
  ],
  tr: [
    '"1234567890*-qwertyuıopğü,asdfghjklşizxcvbnmöç. ',
    "é!'^+%&/()=?_QWERTYUIOPĞÜ;ASDFGHJKLŞİZXCVBNMÖÇ: ",
  ],
  gr: ["`1234567890-=;ςερτυθιοπ[]\\ασδφγηξκλ́'ζχψωβνμ,./ ", '~!@#$%^&*()_+:ΣΕΡΤΥΘΙΟΠ{}|ΑΣΔΦΓΗΞΚΛ̈"ΖΧΨΩΒΝΜ<>? '],
  ru: [
    'ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю. ',
    'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ, ',
  ],
  ua: [
    "'1234567890-=йцукенгшщзхїґфівапролджєячсмитьбю. ",
    'ʼ!"№;%:?*()_+ЙЦУКЕНГШЩЗХЇҐФІВАПРОЛДЖЄЯЧСМИТЬБЮ, ',
  ],
  bg: [
    '(1234567890-.,уеишщксдзц;„ьяаожгтнвмчюйъэфхпрлб ',
    ')!?+"%=:/–№$€ыУЕИШЩКСДЗЦ§“ѝЯАОЖГТНВМЧЮЙЪЭФХПРЛБ ',
  ],
  ara: ['ذ1234567890-=ضصثقفغعهخحجد\\شسيبلاتنمكطئءؤرﻻىةوزظ ', 'ّ!@#$%^&*)(_+ًٌَُﻹإ`÷×؛<>…ٍِ][ﻷأـ،/:"~ْ}{ﻵآ\',.؟ '],
  il: [
    ";1234567890-=/'קראטוןםפ][\\שדגכעיחלךף,זסבהנמצתץ. ",
    '~!@#$%^&*)(_+QWERTYUIOP}{|ASDFGHJKL:"ZXCVBNM><? ',
  ],
  th: ['_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ ', '%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ '],
  vn: ["`ăâêộ̀̉̃́đ-₫qwertyuiopươ\\asdfghjkl;'zxcvbnm,./ ", '~ĂÂÊÔ%^&*(Đ_+QWERTYUIOPƯƠ|ASDFGHJKL:"ZXCVBNM<>? '],
};
