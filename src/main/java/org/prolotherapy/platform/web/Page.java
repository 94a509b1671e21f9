package org.prolotherapy.platform.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in the order of the list
 * @param next the cursor of the part that follows; null on the last part
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** How many rows a caller gets who does not say. */
    public static final int DEFAULT_LIMIT = 50;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The first {@code limit} of these.
     *
     * @param rows one more than {@code limit} were asked for, so that the last part is known without another query
     * @param cursor of the part that follows a row
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<? super T, Cursor> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, cursor.apply(items.get(limit - 1)).toString());
    }

    public <V> Page<V> map(Function<? super T, ? extends V> view) {
        List<V> views = new ArrayList<>(items.size());
        items.forEach(item -> views.add(view.apply(item)));
        return new Page<>(views, next);
    }

    /** 200 with this page and, unless it is the last, a {@code Link} to the next part under the same query. */
    public RestResponse<Page<T>> response(UriInfo uri) {
        ResponseBuilder<Page<T>> response = ResponseBuilder.ok(this);
        if (next != null) {
            response.header(HttpHeaders.LINK, "<" + follow(uri, next) + ">; rel=\"next\"");
        }
        return response.build();
    }

    private static String follow(UriInfo uri, String cursor) {
        StringBuilder reference = new StringBuilder(rawPath(uri)).append('?');
        uri.getQueryParameters().forEach((name, values) -> {
            if (!name.equals("cursor")) {
                values.forEach(value -> reference
                        .append(encode(name))
                        .append('=')
                        .append(encode(value))
                        .append('&'));
            }
        });
        return reference.append("cursor=").append(cursor).toString();
    }

    private static String rawPath(UriInfo uri) {
        try {
            return new URI(null, null, uri.getPath(), null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
