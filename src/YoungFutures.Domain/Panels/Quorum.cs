using YoungFutures.Domain.Agencies;

namespace YoungFutures.Domain.Panels;

/// <summary>Who is missing for a quorate decision about a young person of one area; empty lists and true mean that nobody is.</summary>
public sealed record Quorum(bool ChairIsThere, IReadOnlyList<Sector> Missing, IReadOnlyList<Sector> MissingOneOf)
{
    public bool IsMet => ChairIsThere && Missing.Count == 0 && MissingOneOf.Count == 0;

    /// <summary>
    /// Deputies count, written information does not. A service bound to one area counts only for the young people of that area,
    /// so that one council's children's services cannot stand in for the other's.
    /// </summary>
    public static Quorum Of(PanelSettings settings, IEnumerable<Attendance> attendance, bool chairIsThere, string? areaCode)
    {
        var sectors = attendance
            .Where(seat => seat.IsAtTheTable && (seat.Agency.AreaCode is null || areaCode is null || seat.Agency.AreaCode == areaCode))
            .Select(seat => seat.Agency.Sector)
            .ToHashSet();
        // A school speaks for itself, not for the education service.
        return new Quorum(
            chairIsThere || !settings.QuorumNeedsChair,
            [.. settings.QuorumAllOf.Where(sector => !sectors.Contains(sector))],
            settings.QuorumOneOf.Count == 0 || settings.QuorumOneOf.Any(sectors.Contains) ? [] : settings.QuorumOneOf);
    }
}
