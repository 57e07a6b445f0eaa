using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Returns;

public static class ReturnDefinitions
{
    /// <summary>The version that returns of a period ending on this day are counted by: the newest published one that was in force then.</summary>
    public static Task<ReturnDefinition> DefinitionOn(this YoungFuturesDb db, DateOnly day) => db.ReturnDefinitions.AsNoTracking().Include(held => held.Lines)
        .Where(held => held.PublishedAt != null && held.EffectiveFrom <= day).OrderByDescending(held => held.EffectiveFrom).FirstAsync();

    /// <summary>Adds the definition of national-return.csv where the database has none.</summary>
    public static async Task Fill(YoungFuturesDb db)
    {
        if (await db.ReturnDefinitions.AnyAsync()) return;
        db.ReturnDefinitions.Add(ReturnDefinition.Shipped(Shipped(), db.Now));
        await db.SaveChangesAsync();
    }

    internal static IEnumerable<ReturnLineWords> Shipped()
    {
        using var reader = new StreamReader(typeof(ReturnDefinitions).Assembly.GetManifestResourceStream("YoungFutures.Domain.Returns.national-return.csv")
            ?? throw new InvalidOperationException("national-return.csv is not part of the program."));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var cells = line.Split(';');
            yield return new ReturnLineWords(cells[0], cells[1], cells[2], cells[3], cells[4], Enum.Parse<ReturnMeasure>(cells[5]), Enum.Parse<ReturnBreakdown>(cells[6]));
        }
    }
}
