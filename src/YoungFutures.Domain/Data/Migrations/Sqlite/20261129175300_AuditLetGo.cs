using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace YoungFutures.Domain.Data.Migrations.Sqlite;

/// <summary>The database lets a line of the audit go when it is seven years old and a checkpoint lets it go, and its seal after it. Everything else it refuses as before, and to touch a checkpoint.</summary>
[DbContext(typeof(SqliteYoungFuturesDb))]
[Migration("20261129175300_AuditLetGo")]
public sealed class AuditLetGo : Migration
{
    // Moments are kept as text of this shape, so that they compare as they are.
    private const string SevenYearsAgo = "strftime('%Y-%m-%d %H:%M:%f', 'now', '-7 years')";
    private const string LetGo = """(SELECT MAX("Number") FROM "AuditCheckpoints")""";

    private const string LineMayGo =
        $"""OLD."At" < {SevenYearsAgo} AND EXISTS (SELECT 1 FROM "AuditSeals" AS s WHERE s."EntryId" = OLD."Id" AND s."Number" <= {LetGo})""";
    private const string SealMayGo =
        $"""OLD."SealedAt" < {SevenYearsAgo} AND OLD."Number" <= {LetGo} AND NOT EXISTS (SELECT 1 FROM "AuditEntries" AS e WHERE e."Id" = OLD."EntryId")""";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var (table, name, mayGo) in new[] { ("AuditEntries", "AuditEntriesAreAppendOnly", LineMayGo), ("AuditSeals", "AuditSealsAreAppendOnly", SealMayGo) })
        {
            migrationBuilder.Sql($"""DROP TRIGGER "{name}OnDelete";""");
            // Without a checkpoint the comparison is neither true nor false, and that refuses too.
            migrationBuilder.Sql($"""CREATE TRIGGER "{name}OnDelete" BEFORE DELETE ON "{table}" WHEN NOT COALESCE({mayGo}, 0) BEGIN SELECT {Refuse(table)}; END;""");
        }

        const string checkpoints = "AuditCheckpoints", append = "AuditCheckpointsAreAppendOnly";
        migrationBuilder.Sql($"""CREATE TRIGGER "{append}" BEFORE UPDATE ON "{checkpoints}" BEGIN SELECT {Refuse(checkpoints)}; END;""");
        migrationBuilder.Sql($"""CREATE TRIGGER "{append}OnDelete" BEFORE DELETE ON "{checkpoints}" BEGIN SELECT {Refuse(checkpoints)}; END;""");
        migrationBuilder.Sql($"""CREATE TRIGGER "{append}OnReplace" BEFORE INSERT ON "{checkpoints}" WHEN NEW."Number" <= {LetGo} BEGIN SELECT {Refuse(checkpoints)}; END;""");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var when in new[] { "", "OnDelete", "OnReplace" }) migrationBuilder.Sql($"""DROP TRIGGER "AuditCheckpointsAreAppendOnly{when}";""");
        foreach (var (table, name) in new[] { ("AuditEntries", "AuditEntriesAreAppendOnly"), ("AuditSeals", "AuditSealsAreAppendOnly") })
        {
            migrationBuilder.Sql($"""DROP TRIGGER "{name}OnDelete";""");
            migrationBuilder.Sql($"""CREATE TRIGGER "{name}OnDelete" BEFORE DELETE ON "{table}" BEGIN SELECT {Refuse(table)}; END;""");
        }
    }

    private static string Refuse(string table) => $"RAISE(ABORT, 'The audit is only ever added to: {table}.')";
}
