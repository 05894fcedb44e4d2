const pure = '^src/(config|render|normalise|store|compare|judge|gate|apply|drift|mesh|validate|report)/'
const deny = (name, comment, rule) => ({ name, comment, severity: 'error', ...rule })

export default {
  forbidden: [
    deny('no-circular', 'Extract the shared part into model/', { from: {}, to: { circular: true } }),
    deny('model-imports-nothing', 'model/ is the vocabulary', { from: { path: '^src/model/' }, to: { pathNot: '^src/model/' } }),
    deny('pure-rooms-stay-apart', 'Rooms meet in the types of model/', { from: { path: pure }, to: { path: '^src/', pathNot: ['^src/model/', '^src/$1/'] } }),
    deny('page-knows-its-data', 'The page runs in a browser: it gets data, and no code of ours', {
      from: { path: '^src/page/' },
      to: { pathNot: '^src/(page|model)/' },
    }),
    deny('nobody-imports-page', 'report/html/assets.ts holds the bundle', { from: { path: '^src/', pathNot: '^src/page/' }, to: { path: '^src/page/' } }),
    deny('pure-rooms-touch-nothing', 'Move the effect to adapters/', {
      from: { path: pure },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|path(/posix)?)$' },
    }),
    deny('pure-rooms-no-clients', 'Only adapters/ hold a client', { from: { path: pure }, to: { path: 'node_modules/(zx|@octokit|@kubernetes)' } }),
    deny('ports-are-types', 'A port says what the pipeline needs; it holds no code', {
      from: { path: '^src/ports/' },
      to: { path: '^src/', pathNot: '^src/(ports|model)/' },
    }),
    deny('pipeline-gets-ports', 'cli/ passes adapters in', { from: { path: '^src/pipeline/' }, to: { path: '^src/(adapters|cli)/' } }),
    deny('pipeline-touches-nothing', 'The world comes through ports', {
      from: { path: '^src/pipeline/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|path(/posix)?)$' },
    }),
    // Two parts have doors of their own: a diff needs the lanes and no rule, and who reads a manifest needs no parser that knows positions.
    deny('one-door', 'Enter a room by the file named after it', {
      from: { path: '^src/([^/]+)/' },
      to: { path: pure, pathNot: ['^src/$1/', '^src/([^/]+)/\\1[.]ts$', '^src/(judge/lanes|normalise/spots)[.]ts$'] },
    }),
    deny('adapters-know-ports', 'An adapter fills one port', {
      from: { path: '^src/adapters/([^/.]+)' },
      to: { path: '^src/', pathNot: ['^src/(ports|model)/', '^src/adapters/$1'] },
    }),
    deny('only-cli-wires', 'One composition root', { from: { path: '^(src|scripts)/', pathNot: '^src/(cli|adapters)/' }, to: { path: '^src/adapters/' } }),
    deny('nobody-imports-cli', 'cli/ is where the program starts', { from: { path: '^src/', pathNot: '^src/cli/' }, to: { path: '^src/cli/' } }),
    deny('src-without-tests', 'Tests know the code, never the other way', { from: { path: '^src/' }, to: { path: '^test/' } }),
  ],
  options: { tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' }, doNotFollow: { path: 'node_modules' } },
}
