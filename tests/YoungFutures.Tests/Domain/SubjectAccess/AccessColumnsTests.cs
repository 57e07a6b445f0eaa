using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Retention;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Features.Audit;
using YoungFutures.Web.Features.SubjectAccess;
using YoungFutures.Web.Language;

namespace YoungFutures.Tests.Domain.SubjectAccess;

/// <summary>Whoever asks for their record gets all of it: nothing that is added later can be forgotten.</summary>
public sealed class AccessColumnsTests
{
    private static readonly SqliteYoungFuturesDb Db = new(new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite("Data Source=:memory:").Options);

    [Fact]
    public void Every_kind_of_record_that_is_disposed_of_with_a_young_person_is_classified_and_no_other()
    {
        var kinds = DisposalPlan.Lines.Select(line => line.Kind.Name).Append(nameof(Signal)).Order(StringComparer.Ordinal);
        Assert.Equal(kinds, AccessColumns.All.Select(kind => kind.Kind.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_column_of_every_kind_is_classified_once_and_every_one_that_is_classified_exists()
    {
        var (missing, gone) = (new List<string>(), new List<string>());
        foreach (var kind in AccessColumns.All)
        {
            var entity = Db.Model.FindEntityType(kind.Kind)!;
            var columns = entity.GetProperties().Select(property => property.Name).Concat(entity.GetComplexProperties().Select(property => property.Name))
                .Concat(entity.GetNavigations().Where(navigation => navigation.TargetEntityType.IsOwned()).Select(navigation => navigation.Name)).ToHashSet();
            missing.AddRange(columns.Where(column => !AccessColumns.Everywhere.Contains(column) && !kind.Columns.ContainsKey(column)).Select(column => $"{kind.Kind.Name}.{column}"));
            gone.AddRange(kind.Columns.Keys.Where(column => !columns.Contains(column) || AccessColumns.Everywhere.Contains(column)).Select(column => $"{kind.Kind.Name}.{column}"));
            foreach (var named in new[] { kind.Written, kind.Source }.OfType<string>()) Assert.Contains(named, columns);
        }

        Assert.Empty(missing);
        Assert.Empty(gone);
    }

    [Fact]
    public void Each_column_that_is_shown_has_a_label_each_kind_a_name_and_each_value_of_a_list_its_words()
    {
        foreach (var kind in AccessColumns.All)
        {
            Assert.NotNull(AuditWords.Kind(new Words(), kind.Kind.Name));
            foreach (var (column, of) in kind.Columns.Where(column => column.Value != ColumnClass.Own))
            {
                Assert.True(ColumnWords.Has(column), $"{kind.Kind.Name}.{column} has no label");
                var type = Nullable.GetUnderlyingType(kind.Kind.GetProperty(column)!.PropertyType) ?? kind.Kind.GetProperty(column)!.PropertyType;
                if (!type.IsEnum) continue;
                Assert.True(of is ColumnClass.Told or ColumnClass.Other);
                foreach (var value in type.GetFields(BindingFlags.Public | BindingFlags.Static)) Assert.True(value.GetCustomAttribute<DisplayAttribute>() is not null, $"{kind.Kind.Name}.{column}: {value.Name} has no words");
            }
        }
    }

    [Fact]
    public void Ids_of_people_are_shown_by_name_and_no_other_id_is_told()
    {
        foreach (var kind in AccessColumns.All)
            foreach (var (column, of) in kind.Columns.Where(column => column.Value == ColumnClass.Told))
                Assert.NotEqual(typeof(Guid), Nullable.GetUnderlyingType(kind.Kind.GetProperty(column)!.PropertyType) ?? kind.Kind.GetProperty(column)!.PropertyType);
    }
}
