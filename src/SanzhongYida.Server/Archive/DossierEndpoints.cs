using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>存档: a matter's dossier, and the key by which anybody verifies one.</summary>
public static class DossierEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/signing-key", (DistrictKey key) => TypedResults.Text(key.ToPublicPem(), "application/x-pem-file")).AllowAnonymous().WithTags("存档 Archive").WithSummary("核验卷宗所用的公钥");
        Delegate take = Take;
        api.MapGet("/matters/{id}/dossier", take).WithTags("存档 Archive").WithSummary("卷宗(含公文,可离线核验)").Produces(StatusCodes.Status200OK, contentType: "application/zip");
    }

    private static async Task<IResult> Take(string id, Caller caller, Desk desk, Places places, Clock clock, DistrictKey key, Documents documents, IConfiguration settings, CancellationToken stop)
    {
        var reader = caller.Reader;
        var order = new DossierOrder(id, caller.Person, clock.Now, key, settings["Signing:Hash"] ?? Digests.Sha256, reader)
        {
            Documents = new DossierPapers(desk, documents, reader, clock.Today, stop).Of,
        };
        return await Dossier.Take(places.Record, order) is { } dossier ? TypedResults.File(dossier, "application/zip", $"{id}.zip") : Problems.NotFound();
    }
}
