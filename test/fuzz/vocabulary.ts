// What generated texts are made of. "¦" stands between two pieces; a piece that stands twice comes up twice as often.
const pieces = (list: string): readonly string[] => list.split('¦')

/** Whole scalars that some reader takes for something special. */
export const words = pieces(
  'y¦Y¦n¦no¦yes¦on¦off¦true¦True¦FALSE¦null¦~¦NULL¦.inf¦.nan¦inf¦<<¦=¦-¦.¦..¦...¦---¦0x¦0b¦0o¦1_000¦2001-01-01¦12:30¦1e3¦+.5¦1e400¦0644¦0o17¦-0',
)

export const numberParts = pieces('0¦1¦2¦3¦4¦5¦6¦7¦8¦9¦0¦1¦_¦.¦+¦-¦e¦E¦x¦X¦o¦O¦b¦B¦f¦A¦:¦0x¦0b¦00¦99999999¦9223372036854775807¦18446744073709551615')

export const keyValues = pieces(': v¦: ¦: 1¦: {a: 1}¦:\n  - a')

export const quotedParts = pieces(
  "x¦y z¦ ¦  ¦\t¦\n¦\n  ¦\n\n  ¦\n    ¦''¦\\n¦\\t¦\\\"¦\\\\¦\\/¦\\'¦\\x41¦\\u00e9¦\\ud83d¦\\U0001F600¦\\\n¦\\\n\n  ¦\\ ¦\\0¦\\e¦\\N¦\\L¦\\_¦#¦ #¦: ¦- ¦...¦\n...¦---¦é¦😀¦\u00a0¦\ufeff¦{¦]¦\r\n¦k: ",
)

export const blockHeads = pieces('|¦>¦|-¦>-¦|+¦>+¦|2¦>2¦|1-¦|+2¦|9¦| # c¦>#')

export const blockLines = pieces('x¦ x¦  x¦\tx¦x\t¦x ¦¦¦ ¦   ¦# c¦- a¦k: v¦---¦...¦"q¦\\¦é¦#¦x\r')

/** Maps, lists, marks, brackets and what goes between them. */
export const structure = pieces(
  'a: ¦b: ¦c:¦d: 1¦a: 1¦\n¦\n¦\n  ¦\n  ¦\n    ¦\n    ¦- ¦- ¦-\n¦- a: ¦- - ¦- -\n  ¦? ¦: ¦<<: *x¦<<: {a: 5}¦<<: [*x, *y]¦*x¦*y¦&x ¦&y ¦{a: 1}¦{¦}¦[¦]¦, ¦,¦[1, 2]¦"a": ¦\'b\': ¦1: ¦"1": ¦0x1: ¦yes: ¦null: ¦~: ¦1.0: ¦1e6: ¦!!str ¦!!int ¦!t ¦!!map ¦!!set ¦!!binary ¦! ¦# c¦ # c¦|\n      x¦>-\n      x\n      y¦x¦x y¦x:y¦http://x/?a=b¦"q"¦\'s\'¦-¦?¦:¦@¦`¦%¦\t¦\r\n¦\n\n¦=¦---¦...¦__proto__: ',
)

export const inBrackets = pieces(
  '{¦}¦[¦]¦{¦}¦[¦]¦, ¦,¦: ¦:¦a¦b¦"a"¦\'b\'¦1¦\n¦\n  ¦ ¦? ¦?¦-¦- ¦#c¦ #c\n¦&x ¦*x ¦a: b¦"a": 1¦"a":1¦a:b¦a:¦http://x¦!t ¦x y¦|¦>¦\\¦null¦~',
)

/** What makes a text hard to write. */
export const nasty = pieces(
  'a¦b c¦ ¦\n¦\n\n¦\t¦\r¦#¦ #¦: ¦:¦- ¦-¦?¦|¦>¦\'¦"¦\\¦---¦...¦{¦}¦[¦,¦&¦*¦!¦%¦@¦`¦=¦<<¦~¦0¦1_¦0x1¦12:30¦y¦null¦\u0000¦\u0007¦\u001b¦\u007f¦\u0085¦\u00a0¦\u2028¦\ufeff¦\uffff¦é¦😀¦\n ¦ \n¦\n\t¦$¦/',
)

// What the grammar of layout.ts and leaves.ts fills in.
export const numbers = pieces(
  '0¦1¦-1¦+1¦007¦-010¦08¦0b101¦0B11¦-0b11¦0b-11¦0o17¦0O17¦-0o7¦0x1F¦-0xfF¦0X1f¦1_000¦1__0¦_1¦1_¦0x_1¦0b_¦1.5¦-.5¦.5e3¦1.¦1.e3¦1e3¦1E-3¦1e+3¦1e400¦-1e400¦1e-400¦0x1p4¦0x1.8p1¦1e5_0¦.1_7¦1_0.5_0¦0.1e1¦1e22¦123456789.123456789¦0.1¦1e-7¦4.9e-324¦1.7976931348623157e308¦2001-01-01¦2001-1-1¦2001-01-01T00:00:00Z¦2001-12-14t21:59:43.10-05:00¦2001-12-14 21:59:43.10 -5¦12:30¦12:30:45.5¦-1:30¦190:20:30¦1:60¦.inf¦-.INF¦.NaN¦NaN¦~¦null¦Null¦yes¦No¦on¦OFF¦y¦N¦true¦FALSE¦tRUE¦<<¦=¦0.0¦-0.0¦-0¦+0¦0e0¦00¦0x¦0b2¦0o8¦1,000¦1.2.3¦1e¦e1¦+¦-.¦._1¦1._5',
)

export const calmLeaves = pieces('a¦b c¦1¦0755¦1e3¦yes¦~¦12:30¦2001-01-01¦1_000¦9007199254740993¦"q\\n"¦\'it\'\'s\'¦""¦é😀¦x:y¦*x¦&z a¦!!str 1')

export const calmKeys = pieces('a¦b¦c¦d¦e f¦g¦h¦"i"¦\'j\'¦k1¦1¦0x2¦yes¦3.5¦é')

export const tags = pieces(
  '!!int¦!!float¦!!str¦!!bool¦!!null¦!!binary¦!!timestamp¦!foo¦!¦!!merge¦!<tag:yaml.org,2002:str>¦!<tag:yaml.org,2002:int>¦!a!b¦!!set¦!!seq¦!%21',
)

export const quotedWords = pieces(
  'a¦b c¦ ¦  ¦\t¦#¦ # c¦: ¦- ¦{¦]¦,¦é¦😀¦\u00a0¦\u3000¦\ud7ff¦\ue000¦\ufffd¦\ufffe¦\u0085¦\u2028¦\u2029¦\ufeff¦𝒳¦\u200b¦---¦%¦@¦`¦&x¦*x¦!t¦1¦yes',
)

export const escapes = pieces(
  '\\0¦\\a¦\\b¦\\t¦\\\t¦\\n¦\\v¦\\f¦\\r¦\\e¦\\ ¦\\"¦\\/¦\\\\¦\\N¦\\_¦\\L¦\\P¦\\x41¦\\x7f¦\\u0085¦\\u00E9¦\\ud83d\\ude00¦\\U0001f600¦\\U00110000¦\\q¦\\x4¦\\\n    ¦\\\n\n    ',
)

export const plainParts = pieces(
  'a¦b¦x:y¦a#b¦-a¦a-¦?a¦a?¦:a¦http://x/?q=1&r#f¦a\'b¦a"b¦1¦é¦😀¦\u00a0¦%a¦a%¦a@¦a`¦a!¦a&b¦a*b¦a|b¦a>b¦a\\b¦=¦~a¦...¦..¦-¦a,b¦a[b¦a{b¦a]b¦a}b¦a: b¦a #b¦a\tb¦---',
)

export const keyWords = pieces(
  'a¦b¦c¦d¦e f¦1¦01¦0x1¦1.0¦1.50¦1e3¦1e6¦1e21¦true¦True¦yes¦n¦null¦~¦-0¦-0.0¦12:30¦2001-01-01¦é¦😀¦__proto__¦constructor¦a:b¦a#b¦-a¦?a¦*x¦&k a¦!t a¦!!str 1¦.5¦9007199254740993¦18446744073709551615¦123456789¦.inf¦<<¦=¦0.1¦16777217',
)

export const commentLines = pieces('# c\n¦      # c\n¦\n¦ \n¦\t\n¦ # c\n\n¦  \t# c\n¦#\n')

/** Single characters that change what surrounds them. */
export const strayMarks = pieces(
  ' ¦\t¦\n¦\r¦"¦\'¦:¦: ¦,¦#¦ #¦-¦- ¦?¦? ¦&¦*¦!¦|¦>¦%¦@¦`¦{¦}¦[¦]¦\\¦\ufeff¦\u0085¦\u2028¦\u00a0¦\u0001¦\u007f¦\ud800¦😀¦\n---\n¦\n...\n',
)

// What rows.ts makes objects of; lines behind the first are indented there. Most of the second kind have to be left to the parser.
export const programKeys = pieces('a¦b¦app.kubernetes.io/name¦"helm.sh/hook"¦x-y¦_z¦$ref¦description¦"on"¦"a b"¦"1"')
export const otherKeys = pieces('on¦y¦1¦"__proto__"¦null¦"<<"¦a b¦"k:v"¦"a\\n"¦\'a\'¦__proto__')

export const programValues = pieces(
  "a¦b c¦http://x/?q#r¦12:30¦1¦-1¦0644¦1e3¦+.5¦.5¦1_000¦9007199254740993¦18446744073709551616¦true¦y¦~¦null¦=¦--¦-a¦^a$¦(a)¦/a¦\"q\"¦\"\"¦\"a\\nb\\t\\\"c\\\\\"¦\"a\nb\"¦\"a\n\nb \n c\"¦'q'¦''¦'it''s'¦'a\nb'¦'a\n\n\nb'' \nc'¦a\nb¦a b \nc\n\nd¦a\n- b¦{}¦[]¦|\na¦|-\na\nb¦|-\na\n b\n\nc¦|-\n# a\nb: c¦|\na \n\tb¦\\¦a\\nb",
)
export const otherValues = pieces(
  '.inf¦-¦- a¦a #b¦a: b¦a:¦<<¦a\n# c¦a\nb: c¦"\\x41"¦"\\/"¦"a \\\nb"¦{a: 1}¦[a]¦|\na\n\n¦|+\na¦>\na\nb¦|2\n a¦|-¦| # c\na¦&x a¦*x¦!t a¦@a¦%a¦é¦a\u00a0¦a\tb¦"a\tb"',
)

export const rowsBetween = pieces('¦ ¦      ¦\t¦# c¦      # c¦- a¦  - a¦k: v¦  k: v¦    k:¦  x¦...¦  "q": 1¦  ? a')

export const rowEnds = pieces(' ¦  ¦\t¦ # c¦:¦: ¦"¦\'¦ |¦\\¦ x¦ - a¦\r')
