using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.SqlServer.Dac.Model;
using Xunit;

namespace YoungFutures.Tests.SqlServer;

/// <summary>The tables themselves.</summary>
public sealed class SchemaTests
{
    [Fact]
    public void The_create_script_loads_without_a_message()
    {
        string[] scripts = [Schema.CreateScript(), .. Schema.MadeByMigrationsAlone()];
        Assert.All(Schema.Targets, target =>
        {
            using var model = Schema.Load(target, scripts);
            Assert.NotEmpty(model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass));
            Assert.Empty(model.Validate().Select(message => message.ToString()));
        });
    }

    [Fact]
    public void Every_migration_script_is_Transact_SQL_of_2019() =>
        Assert.All(Schema.MigrationScripts(), script => TSql.Parse(script.Value));

    [Fact]
    public void Every_trigger_that_the_model_counts_on_is_made_by_a_migration()
    {
        using var db = OfflineSqlServer.Context();
        var made = string.Join('\n', Schema.MadeByMigrationsAlone());
        var expected = db.Model.GetEntityTypes().SelectMany(type => type.GetDeclaredTriggers()).Select(trigger => trigger.ModelName);
        Assert.All(expected, trigger => Assert.Contains($"CREATE TRIGGER [{trigger}]", made));
    }

    [Fact]
    public void No_table_is_reached_by_two_cascades()
    {
        using var model = Schema.Load(SqlServerVersion.Sql150, Schema.CreateScript());
        Assert.NotEmpty(model.GetObjects(DacQueryScopes.UserDefined, ForeignKeyConstraint.TypeClass));
        AssertNone.Of(Cascades.ThatSqlServerRefuses(model));
    }

    [Fact]
    public void No_index_is_wider_than_SQL_Server_allows()
    {
        using var model = Schema.Load(SqlServerVersion.Sql150, Schema.CreateScript());
        Assert.NotEmpty(model.GetObjects(DacQueryScopes.UserDefined, Microsoft.SqlServer.Dac.Model.Index.TypeClass));
        AssertNone.Of(IndexKeys.ThatSqlServerRefuses(model));
    }

    [Fact]
    public void A_second_cascade_would_be_found()
    {
        using var model = Schema.Load(SqlServerVersion.Sql150, """
            CREATE TABLE [dbo].[A] ([Id] int NOT NULL PRIMARY KEY);
            GO
            CREATE TABLE [dbo].[B] ([Id] int NOT NULL PRIMARY KEY, [AId] int REFERENCES [dbo].[A] ([Id]) ON DELETE CASCADE);
            GO
            CREATE TABLE [dbo].[C] ([Id] int NOT NULL PRIMARY KEY, [AId] int REFERENCES [dbo].[A] ([Id]) ON DELETE SET NULL,
                [BId] int REFERENCES [dbo].[B] ([Id]) ON DELETE CASCADE);
            """);
        Assert.Equal(["[dbo].[C] is reached twice from [dbo].[A]"], Cascades.ThatSqlServerRefuses(model));
    }

    [Fact]
    public void A_cascade_that_comes_back_would_be_found()
    {
        using var model = Schema.Load(SqlServerVersion.Sql150,
            "CREATE TABLE [dbo].[A] ([Id] int NOT NULL PRIMARY KEY, [ParentId] int REFERENCES [dbo].[A] ([Id]) ON DELETE CASCADE);");
        Assert.Equal(["[dbo].[A] is reached twice from [dbo].[A]"], Cascades.ThatSqlServerRefuses(model));
    }

    [Theory]
    [InlineData("[Key] nvarchar(851) NOT NULL, INDEX [IX] ([Key])", "[dbo].[A].[IX] is 1702 bytes wide; 1700 is the most")]
    [InlineData("[Key] nvarchar(850) NOT NULL, INDEX [IX] ([Key])", null)]
    [InlineData("[Key] nvarchar(450) NOT NULL, [Id] int, INDEX [IX] CLUSTERED ([Key], [Id])", "[dbo].[A].[IX] is 904 bytes wide; 900 is the most")]
    [InlineData("[Key] nvarchar(max) NOT NULL, INDEX [IX] ([Key])", "[dbo].[A].[IX] holds [dbo].[A].[Key], which has no end")]
    [InlineData("[Key] nvarchar(451) NOT NULL, CONSTRAINT [PK] PRIMARY KEY ([Key])", "[dbo].[PK] is 902 bytes wide; 900 is the most")]
    public void Too_wide_an_index_would_be_found(string columns, string? found)
    {
        using var model = Schema.Load(SqlServerVersion.Sql150, $"CREATE TABLE [dbo].[A] ({columns});");
        Assert.Equal(found is null ? [] : [found], IndexKeys.ThatSqlServerRefuses(model));
    }

    [Fact]
    public void A_name_that_does_not_exist_would_be_found()
    {
        using var model = Schema.Load(SqlServerVersion.Sql150, "CREATE TABLE [dbo].[A] ([Id] int NOT NULL PRIMARY KEY, [BId] int REFERENCES [dbo].[B] ([Id]));");
        Assert.NotEmpty(model.Validate());
    }

    [Theory]
    [InlineData("SELECT TOP 1 FROM [A]")]
    [InlineData("SELECT 1 LIMIT 1")]
    [InlineData("SELECT GREATEST([A].[X], [A].[Y]) FROM [A]")]
    [InlineData("SELECT [value] FROM GENERATE_SERIES(1, 10)")]
    public void What_SQL_Server_2019_does_not_know_would_be_found(string script) => Assert.Throws<FormatException>(() => TSql.Parse(script));
}
