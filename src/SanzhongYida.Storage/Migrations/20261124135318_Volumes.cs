using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SanzhongYida.Storage
{
    /// <inheritdoc />
    public partial class Volumes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A state without a body is the fold of its entries. By hand, for EF would put the body before the short columns.
            migrationBuilder.Sql("CREATE TABLE other (subject TEXT NOT NULL CONSTRAINT PK_state PRIMARY KEY, kind TEXT NOT NULL, version INTEGER NOT NULL, was INTEGER NOT NULL, schema TEXT NOT NULL, body TEXT NULL)");
            migrationBuilder.Sql("INSERT INTO other (subject, kind, version, was, schema, body) SELECT subject, kind, version, was, schema, body FROM state");
            migrationBuilder.Sql("DROP TABLE state");
            migrationBuilder.Sql("ALTER TABLE other RENAME TO state");
            migrationBuilder.CreateIndex(name: "IX_state_kind", table: "state", column: "kind");
            migrationBuilder.Sql("CREATE TABLE agenda (subject TEXT NOT NULL, item INTEGER NOT NULL, matter TEXT NOT NULL, CONSTRAINT PK_agenda PRIMARY KEY (subject, item)) WITHOUT ROWID");

            migrationBuilder.CreateTable(
                name: "volume",
                columns: table => new
                {
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false),
                    hash_alg = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_volume", x => x.subject);
                });

            migrationBuilder.CreateIndex(
                name: "IX_agenda_matter",
                table: "agenda",
                column: "matter");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agenda");

            migrationBuilder.DropTable(
                name: "volume");

            migrationBuilder.AlterColumn<string>(
                name: "body",
                table: "state",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
