using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace YoungFutures.Domain.Data.Migrations.SqlServer;

/// <summary>The database lets a line of the audit go when it is seven years old and a checkpoint lets it go, and its seal after it. Everything else it refuses as before, and to touch a checkpoint.</summary>
[DbContext(typeof(YoungFuturesDb))]
[Migration("20261129175300_AuditLetGo")]
public sealed class AuditLetGo : Migration
{
    private const string SevenYearsAgo = "DATEADD(year, -7, SYSUTCDATETIME())";
    private const string LetGo = "COALESCE((SELECT MAX([Number]) FROM [AuditCheckpoints]), 0)";

    private const string LineStays =
        $"d.[At] >= {SevenYearsAgo} OR NOT EXISTS (SELECT 1 FROM [AuditSeals] AS s WHERE s.[EntryId] = d.[Id] AND s.[Number] <= {LetGo})";
    private const string SealStays =
        $"d.[SealedAt] >= {SevenYearsAgo} OR d.[Number] > {LetGo} OR EXISTS (SELECT 1 FROM [AuditEntries] AS e WHERE e.[Id] = d.[EntryId])";

    // A trigger must be alone in its batch, which EXEC gives it in an idempotent script too. In place of the deletion it makes the one that is allowed, which does not set it off again.
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var (table, name, key, stays) in new[] { ("AuditEntries", "AuditEntriesAreAppendOnly", "Id", LineStays), ("AuditSeals", "AuditSealsAreAppendOnly", "Number", SealStays) })
        {
            migrationBuilder.Sql($"EXEC(N'DROP TRIGGER [{name}]')");
            migrationBuilder.Sql($"""
                EXEC(N'CREATE TRIGGER [{name}] ON [{table}] INSTEAD OF UPDATE, DELETE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM inserted) OR EXISTS (SELECT 1 FROM deleted AS d WHERE {stays})
                    BEGIN
                        THROW 51000, N''The audit is only ever added to: {table}.'', 1;
                    END;
                    DELETE FROM [{table}] WHERE [{key}] IN (SELECT d.[{key}] FROM deleted AS d);
                END')
                """);
        }

        migrationBuilder.Sql(Refusing("AuditCheckpoints", "AuditCheckpointsAreAppendOnly"));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("EXEC(N'DROP TRIGGER [AuditCheckpointsAreAppendOnly]')");
        foreach (var (table, name) in new[] { ("AuditEntries", "AuditEntriesAreAppendOnly"), ("AuditSeals", "AuditSealsAreAppendOnly") })
        {
            migrationBuilder.Sql($"EXEC(N'DROP TRIGGER [{name}]')");
            migrationBuilder.Sql(Refusing(table, name));
        }
    }

    private static string Refusing(string table, string name) => $"""
        EXEC(N'CREATE TRIGGER [{name}] ON [{table}] INSTEAD OF UPDATE, DELETE AS
        BEGIN
            SET NOCOUNT ON;
            THROW 51000, N''The audit is only ever added to: {table}.'', 1;
        END')
        """;
}
