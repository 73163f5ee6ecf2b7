using System.Collections.Immutable;
using System.Text.Json;

namespace SanzhongYida.Server;

/// <summary>A setting as people call it.</summary>
/// <param name="Id">C-01 to C-32.</param>
/// <param name="Chinese">Its name.</param>
/// <param name="Meaning">What its values mean.</param>
/// <param name="Locked">Can nobody choose another?</param>
public sealed record SettingName(string Id, string Chinese, string Meaning, bool Locked);

/// <summary>The names of the settings, as <c>regulation.json</c> has them.</summary>
public static class SettingNames
{
    private static readonly Lazy<ImmutableArray<SettingName>> Read = new(() =>
        JsonSerializer.Deserialize<NamesFile>(File.ReadAllText(Path.Combine(Places.Workflows, "regulation.json")), JsonSerializerOptions.Web)!.Settings);

    /// <summary>All of them, in order.</summary>
    public static ImmutableArray<SettingName> All => Read.Value;

    private sealed record NamesFile(ImmutableArray<SettingName> Settings);
}
