using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace YoungFutures.Domain.Data.Migrations.Sqlite;

/// <summary>The database itself refuses to change, remove or replace a line of the audit or a seal.</summary>
[DbContext(typeof(SqliteYoungFuturesDb))]
[Migration("20261122000001_AppendOnlyAudit")]
public sealed class AppendOnlyAudit : Migration
{
    // INSERT OR REPLACE removes the old row without firing the trigger on delete: a line that is already there refuses its replacement.
    private static readonly (string Table, string Name, string Held)[] Tables =
    [
        ("AuditEntries", "AuditEntriesAreAppendOnly", "\"Id\" = NEW.\"Id\""),
        ("AuditSeals", "AuditSealsAreAppendOnly", "\"Number\" = NEW.\"Number\" OR \"EntryId\" = NEW.\"EntryId\""),
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var (table, name, held) in Tables)
        {
            var refuse = $"RAISE(ABORT, 'The audit is only ever added to: {table}.')";
            migrationBuilder.Sql($"""CREATE TRIGGER "{name}" BEFORE UPDATE ON "{table}" BEGIN SELECT {refuse}; END;""");
            migrationBuilder.Sql($"""CREATE TRIGGER "{name}OnDelete" BEFORE DELETE ON "{table}" BEGIN SELECT {refuse}; END;""");
            migrationBuilder.Sql($"""CREATE TRIGGER "{name}OnReplace" BEFORE INSERT ON "{table}" WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {held}) BEGIN SELECT {refuse}; END;""");
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var (_, name, _) in Tables)
            foreach (var when in new[] { "", "OnDelete", "OnReplace" })
                migrationBuilder.Sql($"""DROP TRIGGER "{name}{when}";""");
    }
}
