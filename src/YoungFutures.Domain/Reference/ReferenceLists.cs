using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Reference;

/// <summary>The lists that people choose from, as shipped. What an administrator has changed or ended since stays as it is.</summary>
public static class ReferenceLists
{
    /// <summary>Adds the entries of reference-lists.csv (kind;code;English;Welsh) that the database does not have yet, and what the national return asks.</summary>
    public static async Task Fill(YoungFuturesDb db)
    {
        var held = (await db.ReferenceEntries.Select(entry => new { entry.Kind, entry.Code }).ToListAsync()).ToHashSet();
        foreach (var entry in Shipped())
            if (!held.Contains(new { entry.Kind, entry.Code })) db.ReferenceEntries.Add(entry);
        await db.SaveChangesAsync();
        await Returns.ReturnDefinitions.Fill(db);
    }

    private static IEnumerable<ReferenceEntry> Shipped()
    {
        using var reader = new StreamReader(typeof(ReferenceLists).Assembly.GetManifestResourceStream("YoungFutures.Domain.Reference.reference-lists.csv")
            ?? throw new InvalidOperationException("reference-lists.csv is not part of the program."));
        var order = 0;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var cells = line.Split(';');
            yield return new ReferenceEntry(Enum.Parse<ReferenceKind>(cells[0]), cells[1], cells[2], cells[3], ++order);
        }
    }
}
