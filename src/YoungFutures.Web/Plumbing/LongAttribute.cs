using YoungFutures.Domain.Data;

namespace YoungFutures.Web.Plumbing;

/// <summary>
/// Marks an answer of several lines, of up to <see cref="Lengths.Text"/> characters. Every other typed answer is one line
/// of up to <see cref="Lengths.Line"/>, or of the length given here.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LongAttribute : Attribute;

/// <summary>Marks a one-line answer that is shorter than most, or a hidden field that is longer.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UpToAttribute(int characters) : Attribute
{
    public int Characters { get; } = characters;
}

/// <summary>Marks a secret that must reach the program exactly as it was typed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AsTypedAttribute : Attribute;
