using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Documents;

namespace YoungFutures.Tests.Domain.Documents;

/// <summary>The bytes of documents, in both stores.</summary>
public sealed class DocumentContentsTests : IDisposable
{
    private static readonly AuditKeyring Keyring = new(new byte[32]);

    private readonly TestDatabase database = new();
    private readonly string folder = Directory.CreateTempSubdirectory("young-futures-documents-").FullName;

    public void Dispose()
    {
        database.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    public static TheoryData<bool, int> Lengths()
    {
        var lengths = new TheoryData<bool, int>();
        foreach (var inDatabase in new[] { false, true })
            foreach (var length in new[] { 1, DocumentContents.Piece - 1, DocumentContents.Piece, DocumentContents.Piece + 1, (2 * DocumentContents.Piece) + 77 }) lengths.Add(inDatabase, length);
        return lengths;
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task What_was_kept_is_read_again_and_cannot_be_read_where_it_lies(bool inDatabase, int length)
    {
        await using var db = database.Open();
        var (store, contents) = Contents(inDatabase);
        var (of, bytes) = (new Scene(), Made(length));

        var (contentId, kept) = await contents.Keep(db, of.Person.Id, new MemoryStream(bytes));

        Assert.Equal(length, kept);
        Assert.Equal(bytes, await Read(contents, db, Document(of, contentId, kept)));
        var first = await store.Piece(contentId, 0, default);
        Assert.True(length < 16 || first!.AsSpan().IndexOf(bytes.AsSpan(0, 16)) < 0, "the document lies open in its store");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_disposal_that_destroys_the_key_destroys_the_documents(bool inDatabase)
    {
        await using var db = database.Open();
        var (_, contents) = Contents(inDatabase);
        var (of, other) = (new Scene(), new Scene());
        var (contentId, kept) = await contents.Keep(db, of.Person.Id, new MemoryStream(Made(10)));
        var (othersId, othersKept) = await contents.Keep(db, other.Person.Id, new MemoryStream(Made(10)));

        await db.SubjectKeys.Where(key => key.SubjectId == of.Person.Id).ExecuteDeleteAsync();

        var refused = await Assert.ThrowsAsync<Refused>(() => contents.Open(db, Document(of, contentId, kept)));
        Assert.Contains("key destroyed", refused.Sentence, StringComparison.Ordinal);
        // A new key of the same young person opens nothing of the old one.
        await contents.Keep(db, of.Person.Id, new MemoryStream(Made(10)));
        await Assert.ThrowsAsync<InvalidDataException>(() => contents.Open(db, Document(of, contentId, kept)));
        Assert.Equal(Made(10), await Read(contents, db, Document(other, othersId, othersKept)));
    }

    [Fact]
    public async Task What_was_changed_cut_short_or_swapped_is_noticed()
    {
        await using var db = database.Open();
        var (_, contents) = Contents(inDatabase: false);
        var of = new Scene();
        var length = (2 * DocumentContents.Piece) + 100;
        var (contentId, kept) = await contents.Keep(db, of.Person.Id, new MemoryStream(Made(length)));
        var (otherId, _) = await contents.Keep(db, of.Person.Id, new MemoryStream(Made(length)));
        var (file, other) = (FileOf(contentId), FileOf(otherId));
        var sound = await File.ReadAllBytesAsync(file);

        await Spoiled([.. sound[..100], (byte)(sound[100] ^ 1), .. sound[101..]]);
        await Spoiled(sound[..^1]);
        await Spoiled([.. sound[DocumentContents.SealedPiece..(2 * DocumentContents.SealedPiece)], .. sound[..DocumentContents.SealedPiece], .. sound[(2 * DocumentContents.SealedPiece)..]]);
        await File.WriteAllBytesAsync(file, await File.ReadAllBytesAsync(other));
        await Assert.ThrowsAsync<InvalidDataException>(() => Read(contents, db, Document(of, contentId, kept)));
        // A whole number of pieces fewer, and a record that says so as well.
        await File.WriteAllBytesAsync(file, sound[..(2 * DocumentContents.SealedPiece)]);
        await Assert.ThrowsAsync<InvalidDataException>(() => Read(contents, db, Document(of, contentId, 2 * DocumentContents.Piece)));

        async Task Spoiled(byte[] bytes)
        {
            await File.WriteAllBytesAsync(file, bytes);
            await Assert.ThrowsAsync<InvalidDataException>(() => Read(contents, db, Document(of, contentId, kept)));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Removing_takes_the_bytes_and_leaves_the_record(bool inDatabase)
    {
        await using var db = database.Open();
        var (store, contents) = Contents(inDatabase);
        var of = new Scene();
        var (contentId, kept) = await contents.Keep(db, of.Person.Id, new MemoryStream(Made(10)));
        var document = Document(of, contentId, kept);

        await contents.Remove(document);
        await contents.Remove(document);

        Assert.Null(document.ContentId);
        Assert.Null(await store.Piece(contentId, 0, default));
        Assert.False(document.MayBeRead(scanning: false));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_no_record_holds_goes_after_a_day(bool inDatabase)
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var db = database.Open(Viewer.For(Purpose.Testing), clock);
        var (store, contents) = Contents(inDatabase, clock);
        var (contentId, _) = await contents.Keep(db, Guid.NewGuid(), new MemoryStream(Made(10)));

        Assert.Equal(0, await contents.Sweep(db));
        clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(1, await contents.Sweep(db));
        Assert.Null(await store.Piece(contentId, 0, default));
    }

    [Fact]
    public async Task A_file_is_readable_by_the_sites_own_account_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var db = database.Open();
        var (contentId, _) = await Contents(inDatabase: false).Contents.Keep(db, Guid.NewGuid(), new MemoryStream(Made(10)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FileOf(contentId)));
    }

    private string FileOf(Guid contentId) => Directory.GetFiles(folder, $"{contentId:N}.sealed", SearchOption.AllDirectories).Single();

    private (IDocumentStore Store, DocumentContents Contents) Contents(bool inDatabase, TimeProvider? clock = null)
    {
        IDocumentStore store = inDatabase ? new DocumentRows(new Records(() => database.Open(), clock ?? TimeProvider.System)) : new DocumentFiles(folder);
        return (store, new DocumentContents(store, Keyring));
    }

    private static byte[] Made(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static Document Document(Scene of, Guid contentId, long bytes) =>
        new(of.Case, of.Act, new KeptFile(contentId, "note.txt", FileFormat.Text, bytes), "A note", Visibility.WholePanel, [], isHealth: false);

    private static async Task<byte[]> Read(DocumentContents contents, YoungFuturesDb db, Document document)
    {
        await using var content = await contents.Open(db, document);
        using var read = new MemoryStream();
        await content.CopyToAsync(read);
        return read.ToArray();
    }
}
