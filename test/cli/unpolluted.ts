// Loaded before a program under test: says so at its end when a text of its input became a property of every object.
process.on('exit', () => {
  if (Object.keys(Object.prototype).length > 0 || 'polluted' in {}) process.stderr.write('polluted\n')
})
