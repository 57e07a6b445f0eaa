using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace YoungFutures.Domain.Data.Migrations.SqlServer;

/// <summary>The database itself refuses to change or remove a line of the audit or a seal.</summary>
[DbContext(typeof(YoungFuturesDb))]
[Migration("20261122000001_AppendOnlyAudit")]
public sealed class AppendOnlyAudit : Migration
{
    private static readonly (string Table, string Name)[] Tables =
    [
        ("AuditEntries", "AuditEntriesAreAppendOnly"),
        ("AuditSeals", "AuditSealsAreAppendOnly"),
    ];

    // A trigger must be alone in its batch, which EXEC gives it in an idempotent script too.
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var (table, name) in Tables)
            migrationBuilder.Sql($"""
                EXEC(N'CREATE TRIGGER [{name}] ON [{table}] INSTEAD OF UPDATE, DELETE AS
                BEGIN
                    SET NOCOUNT ON;
                    THROW 51000, N''The audit is only ever added to: {table}.'', 1;
                END')
                """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var (_, name) in Tables) migrationBuilder.Sql($"EXEC(N'DROP TRIGGER [{name}]')");
    }
}
