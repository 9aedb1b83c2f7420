namespace ModelCatalog;

/// <summary>What validation found. The default value is a valid result, so that a valid request costs no allocation.</summary>
public readonly struct ValidationResult : IEquatable<ValidationResult>
{
    private readonly IReadOnlyList<Violation>? _violations;

    /// <summary>Takes what was found.</summary>
    /// <param name="violations">The violations; null or empty when there is none.</param>
    public ValidationResult(IReadOnlyList<Violation>? violations) => _violations = violations;

    /// <summary>Everything that was found: errors and warnings, in the order of the model's parameters and rules.</summary>
    public IReadOnlyList<Violation> Violations => _violations ?? [];

    /// <summary>Whether the request may be sent: no error was found. Warnings do not count.</summary>
    public bool IsValid
    {
        get
        {
            if (_violations is null) return true;
            foreach (var violation in _violations)
            {
                if (violation.Severity == ViolationSeverity.Error) return false;
            }

            return true;
        }
    }

    /// <summary>Whether both found the same.</summary>
    public static bool operator ==(ValidationResult left, ValidationResult right) => left.Equals(right);

    /// <summary>Whether they found different things.</summary>
    public static bool operator !=(ValidationResult left, ValidationResult right) => !left.Equals(right);

    /// <summary>Throws if an error was found.</summary>
    /// <exception cref="RequestValidationException">The request is invalid; the exception carries all violations.</exception>
    public void ThrowIfInvalid()
    {
        if (!IsValid) throw new RequestValidationException(Violations);
    }

    /// <inheritdoc />
    public bool Equals(ValidationResult other) => Violations.SequenceEqual(other.Violations);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ValidationResult other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Violations.Count;

    /// <summary>The violations, one a line; <c>valid</c> when there is none.</summary>
    public override string ToString() => Violations.Count == 0 ? "valid" : string.Join('\n', Violations);
}
