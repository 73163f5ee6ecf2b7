using System.Net.Http.Headers;
using SanzhongYida.Server;
using SanzhongYida.Storage;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>The dossier as it comes over HTTP; who may take it stands in the access table.</summary>
public class DossierTests(SharedServer shared)
{
    [Fact]
    public async Task The_recorders_dossier_is_verified_with_the_key_anybody_may_fetch()
    {
        var matter = await shared.Submit();
        var signedIn = await shared.District.Anybody.Post("/api/v1/sign-in", new { Account = "k01", DemonstrationDistrict.Password });
        using var http = new HttpClient { BaseAddress = shared.District.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.Body!["accessToken"]!.GetValue<string>());
        using var reply = await http.GetAsync(new Uri($"/api/v1/matters/{matter}/dossier", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("application/zip", reply.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", reply.Content.Headers.ContentDisposition!.DispositionType);
        var key = DistrictKey.ReadPublic((await shared.District.Anybody.Get("/api/v1/signing-key")).Text);
        var report = Dossier.Verify(await reply.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), key);
        Assert.Empty(report.Findings);
        Assert.True(report.IsDemonstration);
    }
}
