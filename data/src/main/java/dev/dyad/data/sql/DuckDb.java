package dev.dyad.data.sql;

import dev.dyad.DyadException;
import dev.dyad.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.duckdb.DuckDBDriver;

/**
 * A DuckDB in this process that reads local files and nothing from the network. The only class that names DuckDB's: its
 * driver is made here directly, so that nothing of it is loaded before the first query.
 */
final class DuckDb implements AutoCloseable {

    /** Reads the rows of a result, which arrive as they are asked for. */
    interface RowReader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** One thread, so that the same query gives its rows in the same order on every machine. */
    private static final List<String> SETTINGS = List.of(
            "SET threads = 1",
            "SET memory_limit = '1GB'",
            "SET TimeZone = 'UTC'",
            "SET autoinstall_known_extensions = false",
            "SET autoload_known_extensions = false",
            "SET allow_community_extensions = false");

    private final Connection connection;

    private DuckDb(Connection connection) {
        this.connection = connection;
    }

    static DuckDb open(Optional<Path> database) {
        DuckDb duckDb = new DuckDb(connect());
        try {
            SETTINGS.forEach(duckDb::execute);
            String spill = Path.of(System.getProperty("java.io.tmpdir"), "dyad-duckdb-" + UUID.randomUUID())
                    .toString();
            duckDb.execute("SET temp_directory = " + SqlText.quoteText(spill));
            database.ifPresent(duckDb::attach);
            duckDb.execute("SET lock_configuration = true");
            return duckDb;
        } catch (RuntimeException e) {
            duckDb.close();
            throw e;
        }
    }

    private static Connection connect() {
        Properties properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try {
            return new DuckDBDriver().connect("jdbc:duckdb:", properties);
        } catch (LinkageError e) {
            throw new DyadException(
                    DyadException.Kind.IO,
                    "Parquet and SQL need DuckDB, which cannot be loaded (" + e.getMessage()
                            + "): put org.duckdb:duckdb_jdbc on the class path, and see that"
                            + " its native library may run from " + System.getProperty("java.io.tmpdir"),
                    e);
        } catch (SQLException e) {
            throw new DyadException(DyadException.Kind.IO, "DuckDB does not start: " + e.getMessage(), e);
        }
    }

    private void attach(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DyadException(DyadException.Kind.IO, "No database file at " + file + ": check the path");
        }
        execute("ATTACH " + SqlText.quoteText(file.toString()) + " AS source (READ_ONLY, TYPE duckdb)");
        execute("USE source");
    }

    private void execute(String command) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw failed(command, e);
        }
    }

    /** A query with the columns it gives; the query itself is not run. */
    SqlTable describe(String query) {
        List<SqlColumn> columns = stream("DESCRIBE SELECT * FROM " + SqlText.asTable(query), query, rows -> {
            List<SqlColumn> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new SqlColumn(rows.getString(1), rows.getString(2)));
            }
            return found;
        });
        return new SqlTable(query, columns);
    }

    /** Runs {@code sql}, which was made of the user's {@code query}. */
    <T> T stream(String sql, String query, RowReader<T> reader) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return reader.read(rows);
        } catch (SQLException e) {
            throw failed(query, isMute(e) ? causeOf(sql, e) : e);
        }
    }

    /** Whether the driver lost the reason: DuckDB 2.0 does where a streamed query fails before its first rows. */
    private static boolean isMute(SQLException e) {
        return String.valueOf(e.getMessage()).contains("Invalid result set");
    }

    /** Runs a command that writes a file. */
    void write(String command, Path file) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw FileProblem.writing(file, new IOException(firstPart(e), e));
        }
    }

    /** Runs a query that failed once more without streaming, which keeps the reason. */
    private SQLException causeOf(String sql, SQLException mute) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE diagnosis AS SELECT max(hash(q)) FROM (" + sql + ") AS q");
            return mute;
        } catch (SQLException reason) {
            return reason;
        }
    }

    /** The database's message without the line of our own SQL that it points at, the query, and what to do. */
    private static DyadException failed(String query, SQLException cause) {
        String message = firstPart(cause);
        String remedy = message.contains("Extension")
                ? "Queries read local files and load no extensions: download the data first"
                : "Correct the query, and see that the files it names are there";
        return new DyadException(
                DyadException.Kind.DATA,
                "The query failed. " + message + " — " + remedy + ". The query: " + query,
                cause);
    }

    private static String firstPart(SQLException cause) {
        return String.valueOf(cause.getMessage()).split("\n\n", 2)[0].strip().replace('\n', ' ');
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(DuckDb.class.getName())
                    .log(System.Logger.Level.WARNING, "DuckDB did not close cleanly", e);
        }
    }
}
