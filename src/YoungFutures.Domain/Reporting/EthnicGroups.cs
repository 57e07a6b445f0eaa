namespace YoungFutures.Domain.Reporting;

/// <summary>The five groups in which ethnicity is published, and under which the population is counted.</summary>
public static class EthnicGroups
{
    public const string White = "white";
    public const string Mixed = "mixed";
    public const string Asian = "asian";
    public const string Black = "black";
    public const string Other = "other";

    public static readonly IReadOnlyList<string> All = [White, Mixed, Asian, Black, Other];

    /// <summary>The group of a code of the list; nothing where it was not asked, not known or not said, or by an entry that an administrator added.</summary>
    public static string? Of(string? code) => code is not { Length: 2 } || code[1] is < '1' or > '9' ? null : code[0] switch
    {
        'W' => White,
        'M' => Mixed,
        'A' => Asian,
        'B' => Black,
        'O' => Other,
        _ => null,
    };
}
