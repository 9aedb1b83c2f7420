namespace ModelCatalog.Tool.Completion;

/// <summary>What each shell is told: ask <c>modelcat "[suggest:position]" "line"</c>, and take its lines that start as the word does.</summary>
internal static class ShellScripts
{
    private const string Bash = """
        # bash completion of modelcat
        _modelcat() {
          local word="${COMP_LINE:0:COMP_POINT}"
          word="${word##* }"
          # What bash takes for words of its own, such as ':', is cut off what it replaces.
          local kept="${word%"${word##*[=:]}"}"
          local candidate
          COMPREPLY=()
          while IFS= read -r candidate; do
            candidate="${candidate%$'\r'}"
            [[ -n "$candidate" && "$candidate" == "$word"* ]] && COMPREPLY+=("$(printf '%q' "${candidate#"$kept"}")")
          done < <(modelcat "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
        }
        complete -o default -F _modelcat modelcat

        """;

    private const string Zsh = """
        # zsh completion of modelcat
        _modelcat() {
          local -a candidates
          candidates=("${(@f)$(modelcat "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          candidates=("${(@)candidates:#}")
          (( ${#candidates} )) && compadd -- "${candidates[@]}" || _files
        }
        compdef _modelcat modelcat

        """;

    private const string Fish = """
        # fish completion of modelcat
        function __modelcat_complete
          set -l line (commandline -cp)
          modelcat "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c modelcat -a '(__modelcat_complete)'

        """;

    private const string PowerShell = """
        # PowerShell completion of modelcat
        Register-ArgumentCompleter -Native -CommandName modelcat -ScriptBlock {
          param($wordToComplete, $commandAst, $cursorPosition)
          modelcat "[suggest:$cursorPosition]" "$commandAst" 2>$null |
            Where-Object { $_ -like "$wordToComplete*" } |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;

    /// <summary>The scripts by shell.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["bash"] = Bash, ["zsh"] = Zsh, ["fish"] = Fish, ["pwsh"] = PowerShell };
}
