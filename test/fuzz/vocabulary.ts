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
