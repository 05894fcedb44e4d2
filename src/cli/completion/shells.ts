/** How each shell asks for the words that may come next. `program` is a command line that starts Sluice. */
export const shells: Readonly<Record<string, (program: string) => string>> = {
  bash: (program) => `_sluice() {
  local IFS=$'\\n'
  COMPREPLY=($(${program} completion words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _sluice sluice
`,
  zsh: (program) => `_sluice() {
  local -a found
  found=("\${(@f)$(${program} completion words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  found=(\${found:#})
  if (( $#found )); then compadd -a found; else _files; fi
}
compdef _sluice sluice
`,
  fish: (program) => `function __sluice_words
    set -l words (commandline -opc) (commandline -ct)
    set -l found (${program} completion words -- $words[2..-1] 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c sluice -f -a '(__sluice_words)'
`,
}
