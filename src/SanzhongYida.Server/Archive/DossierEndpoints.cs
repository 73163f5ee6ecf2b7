using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>存档: a matter's dossier, and the key by which anybody verifies one.</summary>
public static class DossierEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/signing-key", (DistrictKey key) => TypedResults.Text(key.ToPublicPem(), "application/x-pem-file")).AllowAnonymous().WithTags("存档 Archive").WithSummary("核验卷宗所用的公钥");
        api.MapGet("/matters/{id}/dossier", (string id, Caller caller, Places places, Clock clock, DistrictKey key, IConfiguration settings) =>
            Dossier.Take(places.Record, new DossierOrder(id, caller.Person, clock.Now, key, settings["Signing:Hash"] ?? Digests.Sha256, caller.Reader)) is { } dossier
                ? TypedResults.File(dossier, "application/zip", $"{id}.zip")
                : Problems.NotFound())
            .WithTags("存档 Archive").WithSummary("卷宗(可离线核验)").Produces(StatusCodes.Status200OK, contentType: "application/zip");
    }
}
