using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SanzhongYida.Storage
{
    /// <inheritdoc />
    public partial class Opening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_state_kind",
                table: "state");

            migrationBuilder.CreateIndex(
                name: "IX_text_content",
                table: "text",
                column: "digest",
                filter: "salt = ''");

            migrationBuilder.CreateIndex(
                name: "IX_state_kind_schema",
                table: "state",
                columns: new[] { "kind", "schema" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_text_content",
                table: "text");

            migrationBuilder.DropIndex(
                name: "IX_state_kind_schema",
                table: "state");

            migrationBuilder.CreateIndex(
                name: "IX_state_kind",
                table: "state",
                column: "kind");
        }
    }
}
