using System.Security.Cryptography;
using System.Text;

namespace SanzhongYida.Storage.Tests;

/// <summary>Attachments outside the record: whole or not there.</summary>
public sealed class AttachmentTests : IDisposable
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("现场照片");
    private static readonly string Digest = Convert.ToHexStringLower(SHA256.HashData(Content));

    private readonly string _folder = Directory.CreateTempSubdirectory("szyd-attachments-").FullName;

    private AttachmentStore Store => new(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_not_its_digest_or_too_long_leaves_nothing_behind()
    {
        Assert.False(await Put(new string('a', 64), 100));
        await Assert.ThrowsAsync<InvalidDataException>(() => Put(Digest, Content.Length - 1));
        Assert.Null(Store.Length("m1", Digest));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "m1")));
        Assert.True(await Put(Digest, Content.Length));
        Assert.True(await Put(Digest, Content.Length));
        await using var read = Store.Open("m1", Digest);
        using var bytes = new MemoryStream();
        await read!.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        Assert.Equal(Content, bytes.ToArray());
    }

    [Fact]
    public async Task What_nobody_named_is_collected_after_seven_days()
    {
        Assert.True(await Put(Digest, 100));
        var now = DateTimeOffset.UtcNow;
        Assert.Equal(0, await Collect(now, []));
        var later = now + AttachmentStore.OrphansKept + TimeSpan.FromMinutes(1);
        Assert.Equal(0, await Collect(later, [Digest]));
        Assert.NotNull(Store.Length("m1", Digest));
        Assert.Equal(1, await Collect(later, []));
        Assert.Null(Store.Length("m1", Digest));
    }

    [Theory]
    [InlineData("../m1")]
    [InlineData("")]
    [InlineData("m1/x")]
    public void A_name_that_leads_elsewhere_is_none(string matter) => Assert.Throws<ArgumentException>(() => Store.Length(matter, Digest));

    private async Task<bool> Put(string digest, long longest)
    {
        using var stream = new MemoryStream(Content);
        return await Store.Put("m1", digest, stream, longest, TestContext.Current.CancellationToken);
    }

    private Task<int> Collect(DateTimeOffset now, HashSet<string> named) =>
        Store.Collect(now, _ => Task.FromResult<IReadOnlySet<string>>(named), TestContext.Current.CancellationToken);
}
