using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using YoungFutures.Domain.Data;

namespace YoungFutures.Tests.SqlServer;

/// <summary>The tables of SQL Server as our model asks for them, read by the same library that deploys databases.</summary>
internal static class Schema
{
    /// <summary>SQL Server 2019 and Azure SQL.</summary>
    public static readonly SqlServerVersion[] Targets = [SqlServerVersion.Sql150, SqlServerVersion.SqlAzure];

    public static string CreateScript() => Created.Value;

    private static readonly Lazy<string> Created = new(() =>
    {
        using var db = OfflineSqlServer.Context();
        return db.Database.GenerateCreateScript();
    });

    /// <summary>The table in which EF notes what was migrated; it stands in no model and in every database.</summary>
    public static string HistoryScript()
    {
        using var db = OfflineSqlServer.Context();
        return db.GetService<IHistoryRepository>().GetCreateScript();
    }

    /// <summary>Every migration by itself, up and down, and all of them as an administrator would run them, plain and idempotent.</summary>
    public static IReadOnlyDictionary<string, string> MigrationScripts()
    {
        using var db = OfflineSqlServer.Context();
        var migrator = db.GetService<IMigrator>();
        var scripts = new Dictionary<string, string>
        {
            ["all"] = migrator.GenerateScript(),
            ["all, idempotent"] = migrator.GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent),
            ["all, without transactions"] = migrator.GenerateScript(options: MigrationsSqlGenerationOptions.NoTransactions),
        };
        var before = Migration.InitialDatabase;
        foreach (var migration in db.Database.GetMigrations())
        {
            scripts[$"{migration} up"] = migrator.GenerateScript(before, migration);
            scripts[$"{migration} down"] = migrator.GenerateScript(migration, before);
            before = migration;
        }

        return scripts;
    }

    /// <summary>An empty model of that kind of server.</summary>
    public static TSqlModel Empty(SqlServerVersion version) => new(version, new TSqlModelOptions
    {
        // Left alone it is a made-up name of a file, which means another collation than the servers of the field have.
        Collation = "Latin1_General_CI_AS",
    });

    public static TSqlModel Load(SqlServerVersion version, params IEnumerable<string> scripts)
    {
        var model = Empty(version);
        foreach (var script in scripts) model.AddObjects(script);
        return model;
    }

    /// <summary>What the migrations make besides tables and indexes, such as triggers: the create script does not know of them.</summary>
    public static IReadOnlyList<string> MadeByMigrationsAlone() => ByHand.Value;

    // Every statement test asks, and putting all migrations together takes as long as the test.
    private static readonly Lazy<IReadOnlyList<string>> ByHand = new(() =>
    {
        using var db = OfflineSqlServer.Context();
        var made = new MadeByHand();
        TSql.Parse(db.GetService<IMigrator>().GenerateScript()).Accept(made);
        return [.. made.Scripts.Values];
    });

    private sealed class MadeByHand : TSqlFragmentVisitor
    {
        /// <summary>By name: what a later migration drops and makes anew is the later one.</summary>
        public Dictionary<string, string> Scripts { get; } = [];

        public override void Visit(CreateTriggerStatement node) => Add(node.Name, node);
        public override void Visit(CreateViewStatement node) => Add(node.SchemaObjectName, node);
        public override void Visit(CreateFunctionStatement node) => Add(node.Name, node);
        public override void Visit(CreateProcedureStatement node) => Add(node.ProcedureReference.Name, node);
        public override void Visit(DropObjectsStatement node)
        {
            foreach (var name in node.Objects) Scripts.Remove(name.BaseIdentifier.Value);
        }

        public override void Visit(ExecutableStringList node)
        {
            // What is put together while it runs, as EF drops a default whose name the server made up, makes nothing that could be read here.
            if (node.Strings is [StringLiteral whole]) TSql.Parse(whole.Value).Accept(this);
        }

        private void Add(SchemaObjectName name, TSqlFragment node) => Scripts.Add(name.BaseIdentifier.Value, TSql.TextOf(node));
    }
}
